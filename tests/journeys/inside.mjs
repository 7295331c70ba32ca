/** Links inside the site show each reader what they may see of their goals, live; and everybody who reacted is named, by finger and by keyboard. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, person, roomOf } from "./world/rest.mjs";
import { BASE } from "./world/server.mjs";

journey("ada sends links of the house: bruno sees what they lead to, change with it, and goes there; chloe, who may not see it, has the link alone", {}, async (stage) => {
  const stamp = Date.now();
  const secret = await roomOf("club", `Coffre ${stamp}`, ["bruno"]);
  const open = await roomOf("club", `Place ${stamp}`, ["bruno", "chloe"]);
  const said = await as("ada").say(secret, `Le code est le ${stamp}`);
  const him = await person("bruno");
  const bruno = await stage.enter("bruno");
  const chloe = await stage.enter("chloe");
  await bruno.openRoom(open);
  await chloe.openRoom(open);
  await as("ada").say(open, `Voir ${BASE}/m/${said.id} et ${BASE}/annuaire/${him.id}`);

  const goal = bruno.page.getByRole("link", { name: new RegExp(`^Le code est le ${stamp}`) });
  await goal.waitFor();
  assert.match(await goal.textContent(), new RegExp(`Coffre ${stamp}`));
  await chloe.page.getByRole("link", { name: new RegExp(`^${him.name}`) }).waitFor();
  assert.equal(await chloe.page.getByText(`Le code est le ${stamp}`).count(), 0);
  assert.equal(await chloe.page.getByText(`Coffre ${stamp}`).count(), 0);

  // The goal is another thing now: where it is shown too.
  await as("ada").patch(`/messages/${said.id}/`, { text: `Le code a changé ${stamp}` });
  const changed = bruno.page.getByRole("link", { name: new RegExp(`^Le code a changé ${stamp}`) });
  await changed.waitFor();
  // She comes in: she sees it from then on.
  await as("ada").post(`/rooms/${secret.id}/members/`, { people: [(await person("chloe")).id] });
  await chloe.page.getByRole("link", { name: new RegExp(`^Le code a changé ${stamp}`) }).waitFor();

  await changed.click();
  await bruno.page.getByRole("heading", { name: `Coffre ${stamp}` }).first().waitFor();
  await bruno.sees(`Le code a changé ${stamp}`);
});

journey("on a phone a long press on a reaction says who put it; by keyboard the key of menus, or the message's own menu", {}, async (stage) => {
  const room = await roomOf("club", `Criée du soir ${Date.now()}`);
  const said = await as("bruno").say(room, "La vente est avancée.");
  const react = (who, emoji) => as(who).put(`/messages/${said.id}/reactions/${encodeURIComponent(emoji)}/`);
  await react("bruno", "👍");
  await react("chloe", "👍");
  await react("chloe", "🎉");
  const names = { bruno: (await person("bruno")).name, chloe: (await person("chloe")).name };

  const ada = await stage.enter("ada", { size: "phone" });
  await ada.openRoom(room);
  const thumb = ada.page.getByRole("button", { name: /^👍/ });
  await thumb.waitFor();
  const box = await thumb.boundingBox();
  const touch = await ada.context.newCDPSession(ada.page);
  const points = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points });
  const sheet = ada.page.getByRole("dialog", { name: "Réactions" });
  await sheet.getByText(names.bruno).waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await sheet.getByText(names.chloe).waitFor();
  assert.equal(await ada.page.getByRole("dialog").count(), 1, "the actions of the message stay closed");
  // The list is live, and looking at it put nothing.
  await react("solene", "👍").catch(() => undefined);
  await react("ada", "🎉");
  await sheet.getByRole("tab", { name: /🎉\s*2/ }).tap();
  await sheet.getByText((await person("ada")).name).waitFor();
  const { reactions } = await as("ada").get(`/messages/${said.id}/`);
  assert.ok(!reactions.find((one) => one.emoji === "👍").people.includes((await person("ada")).id));

  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  const party = chloe.page.getByRole("button", { name: /^🎉/ });
  await party.focus();
  await chloe.page.keyboard.press("Shift+F10");
  const dialog = chloe.page.getByRole("dialog", { name: "Réactions" });
  await dialog.getByRole("tab", { name: /🎉/, selected: true }).waitFor();
  await chloe.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await chloe.message("La vente est avancée.").focus();
  await chloe.message("La vente est avancée.").getByRole("button", { name: "Autres actions" }).press("Enter");
  await chloe.page.getByRole("menuitem", { name: "Voir qui a réagi" }).press("Enter");
  await dialog.getByText(names.bruno).waitFor();
});

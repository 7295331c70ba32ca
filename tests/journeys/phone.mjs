/** On a phone and on a tablet: one column or two, everything under the thumb. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { PASSWORD } from "./world/server.mjs";

/** Nothing is wider than the screen. */
async function fits(person) {
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px wider than the screen at ${person.page.url()}`);
}

journey("on a phone: sign in, find the room by the bar below, write, go back", { allow: [/status of 401/] }, async (stage) => {
  const name = "Quart de nuit";
  const room = await roomOf("club", name);
  const ada = await stage.enter(null, { size: "phone" });
  await ada.page.goto("/");
  await fits(ada);
  await ada.signIn("ada@rivages.example", PASSWORD);
  await ada.page.getByRole("heading", { name: "Bonjour, Ada" }).waitFor();
  await fits(ada);
  const bar = ada.page.getByRole("navigation", { name: "Navigation principale" });
  await bar.getByRole("link", { name: /^Discussions/ }).tap();
  await ada.page.getByRole("heading", { name: "Discussions" }).waitFor();
  await fits(ada);
  for (const link of await bar.getByRole("link").all()) {
    const box = await link.boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, "targets of 44 px");
  }

  await ada.page.getByRole("link", { name }).tap();
  await ada.page.getByRole("heading", { name, level: 1 }).waitFor();
  await ada.hasOpened();
  await fits(ada);
  assert.equal(await bar.count(), 0, "the conversation has the whole screen");
  await ada.composer.tap();
  await ada.composer.fill("Tout est calme.");
  await ada.page.getByRole("button", { name: "Envoyer" }).tap();
  await ada.sees("Tout est calme.");
  assert.deepEqual(await as("bruno").texts(room), ["Tout est calme."]);
  const writing = await ada.composer.boundingBox();
  assert.ok(writing.y + writing.height <= 740, "the composer is on the screen");

  await ada.page.getByRole("button", { name: "Retour" }).or(ada.page.getByRole("link", { name: "Retour" })).tap();
  await ada.page.getByRole("heading", { name: "Discussions" }).waitFor();
  await bar.getByRole("link", { name: "Annuaire" }).tap();
  await ada.page.getByRole("heading", { name: "Annuaire" }).waitFor();
  await fits(ada);
  await bar.getByRole("link", { name: "Moi" }).tap();
  await ada.page.getByRole("heading", { name: "Moi" }).waitFor();
  await fits(ada);
});

journey("on a phone a long press opens what one can do with a message", {}, async (stage) => {
  const room = await roomOf("club", "Feux de brume");
  await as("bruno").say(room, "La corne est réparée.");
  const ada = await stage.enter("ada", { size: "phone" });
  await ada.openRoom(room);
  await ada.sees("La corne est réparée.");
  const box = await ada.message("La corne est réparée.").boundingBox();
  const touch = await ada.context.newCDPSession(ada.page);
  const points = [{ x: box.x + 120, y: box.y + box.height / 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points });
  const answer = ada.page.getByRole("button", { name: "Répondre" }).or(ada.page.getByRole("menuitem", { name: "Répondre" }));
  await answer.first().waitFor();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await answer.first().tap();
  await ada.composer.fill("Merci à vous.");
  await ada.page.getByRole("button", { name: "Envoyer" }).tap();
  await ada.message("Merci à vous.").getByText("La corne est réparée.").waitFor();
});

journey("on a tablet the rooms stay beside the conversation", {}, async (stage) => {
  const name = "Vigie du large";
  const room = await roomOf("club", name);
  const bruno = await stage.enter("bruno", { size: "tablet" });
  await bruno.openRoom(room);
  await bruno.place(name).waitFor();
  await bruno.write("Rien à l’horizon.");
  await bruno.sees("Rien à l’horizon.");
  await fits(bruno);
  await bruno.page.getByRole("button", { name: "Détails du salon" }).click();
  await bruno.page.getByRole("heading", { name: "À propos du salon" }).waitFor();
  await fits(bruno);
  await bruno.page.keyboard.press("Escape");
  await bruno.page.getByRole("heading", { name: "À propos du salon" }).waitFor({ state: "detached" });
});

/** What text can hold: hidden words, boxes to tick, formulas, emoji of the community, and the help that shows them. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

// A teal square.
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAFUlEQVR4nGNkyGv6z4AHMOGTHD4KAAGAAf9VtwWdAAAAAElFTkSuQmCC",
  "base64",
);

journey("hidden words are read by nobody before they are asked for, with the keyboard too", {}, async (stage) => {
  const room = await roomOf("club", "Films de mer", ["bruno", "chloe"]);
  await as("bruno").say(room, "À la fin, ||le bateau **rentre**||.");
  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  const cover = chloe.message("À la fin").getByRole("button", { name: "Texte masqué : ouvrir" });
  await cover.waitFor();
  assert.equal(await chloe.message("À la fin").getByText("rentre").isVisible(), false);
  await cover.focus();
  await chloe.page.keyboard.press("Enter");
  await chloe.message("À la fin").getByText("rentre").waitFor();
  assert.equal(await cover.count(), 0);
});

journey("a box ticked by one is ticked for all, and formulas are drawn", {}, async (stage) => {
  const room = await roomOf("club", "Avant d’appareiller", ["bruno", "chloe"]);
  await as("bruno").say(room, "À faire\n- [ ] amarres\n- [x] pare-battages\n\nsoit $\\frac{1}{2}$ h");
  const chloe = await stage.enter("chloe");
  const bruno = await stage.enter("bruno", { size: "phone" });
  await Promise.all([chloe.openRoom(room), bruno.openRoom(room)]);
  await chloe.message("amarres").locator("math mfrac").waitFor();
  await chloe.message("amarres").getByRole("checkbox", { name: "amarres" }).check();
  const his = bruno.message("amarres").getByRole("checkbox", { name: "amarres" });
  await until("Bruno sees it ticked", 20, () => his.isChecked());
  const { text } = (await as("bruno").get(`/rooms/${room.id}/messages/?limit=1`)).results[0];
  assert.match(text, /- \[x\] amarres/);
});

/** Two pictures of 8 points, a fifth of a second each. */
const GIF = Buffer.from(
  "R0lGODlhCAAIAIEAAABkeAAAAAAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQAFAAAACwAAAAACAAIAAAIDwABCBxIsKDBgwgTKkwYEAAh+QQBFAABACwAAAAACAAIAIEAyHgAAAAAAAAAAAAIDwABCBxIsKDBgwgTKkwYEAA7",
  "base64",
);

journey("an emoji that moves stands still for those who ask for less motion", {}, async (stage) => {
  const { id } = await community();
  const name = `houle_${Date.now().toString(36)}`;
  const form = new FormData();
  form.set("name", name);
  form.set("file", new Blob([GIF], { type: "image/gif" }), "houle.gif");
  await as("ada").post(`/communities/${id}/emoji/`, form);
  const room = await roomOf("club", `Houle ${name}`);
  await as("ada").say(room, `Mer agitée :${name}:`);
  const bruno = await stage.enter("bruno");
  await bruno.openRoom(room);
  const sign = bruno.message("Mer agitée").getByRole("img", { name: `:${name}:` });
  const shown = () => sign.evaluate((one) => one.currentSrc);
  await until("the still one is shown", 20, async () => /[0-9a-f]{64}\.webp$/.test(await shown()));
  await bruno.page.emulateMedia({ reducedMotion: "no-preference" });
  await until("it moves", 20, async () => (await shown()).endsWith("-moving.webp"));
  assert.ok(await sign.evaluate((one) => one.complete && one.naturalWidth === 96));
});

journey("an emoji that an administrator adds is written, and put to a message, by all", {}, async (stage) => {
  const { id } = await community();
  const room = await roomOf("club", "Phares et balises", ["bruno", "chloe"]);
  const ada = await stage.enter("ada");
  await ada.open(`/communautes/${id}/administration/emojis`);
  const [chooser] = await Promise.all([
    ada.page.waitForEvent("filechooser"),
    ada.page.getByRole("button", { name: "Choisir une image" }).click(),
  ]);
  await chooser.setFiles({ name: "Phare Vert.png", mimeType: "image/png", buffer: PNG });
  assert.equal(await ada.page.getByLabel("Nom", { exact: true }).inputValue(), "phare_vert");
  await ada.page.getByRole("button", { name: "Ajouter", exact: true }).last().click();
  await ada.page.getByText(":phare_vert:").waitFor();

  const bruno = await stage.enter("bruno");
  const chloe = await stage.enter("chloe");
  await Promise.all([bruno.openRoom(room), chloe.openRoom(room)]);
  await bruno.write("Droit sur le :phare_vert: !");
  const picture = chloe.message("Droit sur le").getByRole("img", { name: ":phare_vert:" });
  await picture.waitFor();
  assert.ok(await picture.evaluate((img) => img.naturalWidth > 0));
  await chloe.act("Droit sur le", "Réagir");
  await chloe.page.getByRole("searchbox", { name: "Chercher un emoji" }).fill("phare");
  await chloe.page.getByRole("button", { name: ":phare_vert:", exact: true }).click();
  await bruno.message("Droit sur le").getByRole("button", { name: /^:phare_vert:/ }).locator("img").waitFor();

  await ada.page.getByRole("button", { name: "Archiver phare_vert" }).click();
  await ada.page.getByRole("button", { name: "Reprendre phare_vert" }).waitFor();
  await picture.waitFor();
});

journey("the help shows what one can write, as it will look", {}, async (stage) => {
  const room = await roomOf("club", "Brouillons et essais", ["bruno", "chloe"]);
  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  await chloe.page.getByRole("button", { name: "Ajouter au message", exact: true }).click();
  await chloe.page.getByRole("menuitem", { name: "Mise en forme" }).click();
  const dialog = chloe.page.getByRole("dialog", { name: "Mise en forme" });
  await dialog.locator("math").first().waitFor();
  await dialog.locator("td table").waitFor();
});

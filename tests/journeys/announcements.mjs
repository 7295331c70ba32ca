/** In a room of announcements those who animate publish; the others read, react and answer. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, person, roomOf } from "./world/rest.mjs";

async function announcements(name, more = {}) {
  return roomOf("announcement", name, ["bruno", "chloe"], more);
}

journey("a member reads, reacts and answers where only animators publish", {}, async (stage) => {
  const room = await announcements("Annonces de la cale");
  const bruno = await stage.enter("bruno");
  const chloe = await stage.enter("chloe");
  await Promise.all([bruno.openRoom(room), chloe.openRoom(room)]);
  await chloe.hears("Seuls les animateurs publient ici. Vous pouvez répondre à une annonce.");
  assert.equal(await chloe.composer.count(), 0, "there is nothing to write in");
  const refused = as("chloe").say(room, "Par une autre porte");
  await assert.rejects(refused, /403/, "nor by REST");

  await bruno.write("La grue est en révision jeudi.");
  await chloe.sees("La grue est en révision jeudi.");
  await chloe.act("La grue est en révision jeudi.", "Réagir");
  await chloe.page.getByRole("searchbox", { name: "Chercher un emoji" }).fill("pouce vers le haut");
  await chloe.page.getByRole("button", { name: "pouce vers le haut" }).click();
  await bruno.message("La grue est en révision").getByRole("button", { name: /^👍/ }).waitFor();
  await chloe.act("La grue est en révision jeudi.", "Répondre");
  await chloe.write("Toute la journée ?");
  await bruno.sees("Toute la journée ?");
  await chloe.hears("Seuls les animateurs publient ici.");
});

journey("where answers are switched off, a member is told so and offered no answer", {}, async (stage) => {
  const room = await announcements("Avis à la batellerie", { comments: false });
  await as("bruno").say(room, "Écluse fermée lundi.");
  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  await chloe.page.getByText("Seuls les animateurs publient ici.", { exact: true }).waitFor();
  await chloe.message("Écluse fermée").hover();
  const toolbar = chloe.message("Écluse fermée").getByRole("toolbar");
  await toolbar.getByRole("button", { name: "Réagir" }).waitFor();
  assert.equal(await toolbar.getByRole("button", { name: "Répondre" }).count(), 0);
  assert.ok(await person("chloe"));
});

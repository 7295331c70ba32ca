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
  await bruno.page.getByText(/^2 personnes de .* seront averties\.$/).waitFor();
  await bruno.page.getByRole("button", { name: "Publier", exact: true }).click();
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
  // What the announcement asks for comes a moment after its words.
  await toolbar.getByRole("button", { name: "Répondre" }).waitFor({ state: "detached" });
  assert.ok(await person("chloe"));
});

journey("an announcement is planned from its dialog with what it asks, changed, and sent now", {}, async (stage) => {
  const room = await announcements(`Travaux ${Date.now().toString(36)}`);
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.openRoom(room);
  await bruno.write("Le pont est levé dimanche.");
  await page.getByRole("switch", { name: "Publier plus tard" }).check();
  await page.getByRole("button", { name: "Demain, 9 h" }).click();
  await page.getByRole("switch", { name: "Demander « J’ai lu »" }).check();
  await page.getByRole("button", { name: "Planifier", exact: true }).click();
  await page.getByRole("region", { name: "Messages de l’application" }).getByRole("button", { name: "Voir" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: room.name });
  await row.getByText("Demande « J’ai lu »").waitFor();
  await row.getByRole("button", { name: "Modifier" }).click();
  const change = page.getByRole("dialog", { name: "Modifier l’envoi" });
  await change.getByRole("switch", { name: "Permettre les commentaires" }).uncheck();
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await row.getByText("Commentaires fermés").waitFor();
  await row.getByRole("button", { name: "Envoyer maintenant" }).click();
  await row.waitFor({ state: "detached" });
  await bruno.openRoom(room);
  await page.getByRole("button", { name: "Lu par 0 sur 2" }).waitFor();
});

journey("bruno asks « J’ai lu », counts live who has, and reminds the others", {}, async (stage) => {
  const room = await announcements(`Consignes ${Date.now().toString(36)}`);
  const bruno = await stage.enter("bruno");
  const chloe = await stage.enter("chloe");
  await Promise.all([bruno.openRoom(room), chloe.openRoom(room)]);
  await bruno.write("Plan d’évacuation revu.");
  await bruno.page.getByRole("switch", { name: "Demander « J’ai lu »" }).check();
  await bruno.page.getByRole("switch", { name: "Permettre les commentaires" }).uncheck();
  await bruno.page.getByRole("button", { name: "Publier", exact: true }).click();
  await bruno.page.getByRole("button", { name: "Lu par 0 sur 2" }).waitFor();
  assert.equal(await bruno.composer.inputValue(), "", "what was published is not there to be sent again");

  // Where comments are off chloe is offered none; she says that she has read, takes it back, and says so again.
  await chloe.message("Plan d’évacuation").hover();
  const toolbar = chloe.message("Plan d’évacuation").getByRole("toolbar");
  await toolbar.getByRole("button", { name: "Réagir" }).waitFor();
  // What the announcement asks for comes a moment after its words.
  await toolbar.getByRole("button", { name: "Répondre" }).waitFor({ state: "detached" });
  assert.equal(await chloe.page.getByText(/sur 2/).count(), 0, "the number is not for her");
  await chloe.page.getByRole("button", { name: "J’ai lu" }).click();
  await bruno.page.getByRole("button", { name: "Lu par 1 sur 2" }).waitFor();
  await chloe.page.getByRole("button", { name: "Annuler" }).click();
  await bruno.page.getByRole("button", { name: "Lu par 0 sur 2" }).waitFor();
  await chloe.page.getByRole("button", { name: "J’ai lu" }).click();
  await chloe.page.getByText(/Vous avez lu/).waitFor();

  await bruno.page.getByRole("button", { name: "Lu par 1 sur 2" }).click();
  const dialog = bruno.page.getByRole("dialog", { name: "Qui a lu cette annonce" });
  await dialog.getByRole("listitem").filter({ hasText: "Ada" }).waitFor();
  assert.equal(await dialog.getByRole("listitem").count(), 1);
  await dialog.getByRole("tab", { name: /^Ont lu/ }).click();
  await dialog.getByRole("listitem").filter({ hasText: "Chloé" }).waitFor();
  await dialog.getByRole("button", { name: "Rappeler aux autres" }).click();
  await bruno.page.getByText("1 personne reçoit un rappel").first().waitFor();
});

journey("an announcement stands on the home page until chloe puts it away, and comes back if she wants", {}, async (stage) => {
  const room = await announcements(`À la une ${Date.now().toString(36)}`, { visibility: "public" });
  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open("/");
  const bruno = await stage.enter("bruno");
  await bruno.openRoom(room);
  const text = `Quai fermé ${Date.now().toString(36)}`;
  await bruno.write(text);
  await bruno.page.getByLabel("Sur l’accueil de la communauté").selectOption({ label: "Pendant 3 jours" });
  await bruno.page.getByRole("button", { name: "Publier", exact: true }).click();
  const shown = page.getByRole("region", { name: "À la une" }).getByRole("article").filter({ hasText: text });
  await shown.waitFor();
  await shown.getByRole("button", { name: "Retirer de mon accueil" }).click();
  await shown.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Annuler" }).click();
  await shown.waitFor();
  await shown.getByRole("link", { name: "Voir dans le salon" }).click();
  await chloe.sees(text);
});

/** Two administrators open a private room for a reason; those who talk in it see that it is open, and that it closes. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, roomOf } from "./world/rest.mjs";
import { privateRoom, request } from "./world/glass.mjs";
import { until } from "./world/waiting.mjs";

journey("ada asks for a private room, solène opens it, bruno sees it, ada reads and closes it", {}, async (stage) => {
  const { id } = await community();
  const room = await privateRoom(`Cellule ${Date.now()}`);
  const bruno = await stage.enter("bruno");
  await bruno.openRoom(room);
  const solene = await stage.enter("solene");
  await solene.open(`/communautes/${id}/bris-de-glace`);
  await solene.page.getByRole("heading", { level: 1, name: "Bris de glace" }).waitFor();

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/");
  await page.getByRole("button", { name: /membres/ }).click();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await page.getByRole("main").getByRole("link", { name: /^Bris de glace/ }).click();
  await page.getByRole("button", { name: "Demander une ouverture" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Envoyer la demande" }).last().click();
  await ada.hears("Indiquez le salon.");
  await ada.hears("Expliquez le motif en 20 caractères au moins.");
  await ada.hears("Choisissez les deux jours de la période.");
  await dialog.getByLabel(/Lien ou identifiant/).fill(`https://chat.example/salons/${room.id}`);
  await dialog.getByLabel("Motif").selectOption({ label: "Harcèlement signalé" });
  await dialog.getByLabel(/^Explication/).fill("Signalement reçu ce matin, avec captures d’écran.");
  // The days of a period are those of the site.
  const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });
  await dialog.getByLabel("Messages du").fill(today);
  await dialog.getByLabel("Au", { exact: true }).fill(today);
  await dialog.getByText("1 heure").click();
  await dialog.getByRole("button", { name: "Envoyer la demande" }).last().click();
  await ada.hears("La demande attend une seconde personne.");
  const mine = page.getByRole("article").filter({ hasText: "Signalement reçu ce matin" }).first();
  await mine.getByText("En attente").waitFor();
  assert.equal(await mine.getByRole("button", { name: "Répondre" }).count(), 0);

  const theirs = solene.page.getByRole("article").filter({ hasText: "Signalement reçu ce matin" }).first();
  await theirs.getByRole("button", { name: "Répondre" }).click();
  await solene.page.getByRole("button", { name: "Refuser" }).click();
  await solene.hears("Dites pourquoi vous refusez.");
  await solene.page.getByRole("dialog").getByRole("button", { name: "Ouvrir", exact: true }).click();
  await solene.hears("La conversation est ouverte à vous deux.");

  await bruno.hears(/Ouvert à deux administrateurs le/);
  await bruno.page.getByRole("button", { name: "Pourquoi" }).click();
  await bruno.hears(/Solène .* lisent les messages .*Harcèlement signalé/);
  await mine.getByRole("link", { name: "Lire" }).click();
  await ada.hears("Garde les messages, je préviens l’équipe.");
  await ada.hears("Il m’a encore écrit");
  assert.equal(await page.getByRole("textbox").count(), 0, "there is nothing to write with");
  const rooms = (await as("ada").get("/rooms/")).results;
  assert.ok(!rooms.some((one) => one.id === room.id), "she is not in it");

  await page.getByRole("button", { name: "Refermer" }).click();
  await ada.hears("La conversation est refermée.");
  await until("what was read is gone", 10, async () => (await page.getByText("Garde les messages").count()) === 0);
  const line = bruno.page.getByRole("button", { name: "Pourquoi" });
  await until("the line above the room is gone", 10, async () => (await line.count()) === 0);
  await bruno.hears("Ouvertures à l’administration");
  await bruno.hears(/ont pu lire les messages/);
});

journey("solène refuses with words; a member is not offered it", { allow: [/status of 403/] }, async (stage) => {
  const { id } = await community();
  const asked = await request("ada", await privateRoom(`Cellule ${Date.now()}`));
  const solene = await stage.enter("solene");
  await solene.open(`/communautes/${id}/bris-de-glace`);
  await solene.page.getByRole("button", { name: "Répondre" }).first().click();
  await solene.page.getByLabel(/Mot à la personne/).fill("La médiation d’abord.");
  await solene.page.getByRole("button", { name: "Refuser" }).click();
  await solene.hears("La demande est refusée.");
  assert.equal((await as("ada").get(`/break-glass/${asked.id}/`)).state, "refused");

  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/bris-de-glace`);
  await chloe.hears("Seules les personnes qui administrent la communauté peuvent demander une ouverture.");
  await chloe.page.getByRole("button", { name: /membres/ }).click();
  assert.equal(await chloe.page.getByRole("menuitem", { name: "Bris de glace" }).count(), 0);
});

journey("the staff reads the trace of the site, and asks for a room from the trace of the community", {}, async (stage) => {
  await roomOf("club", `Vue d’Ada ${Date.now()}`, []);
  await privateRoom(`Fermé ${Date.now()}`);
  const { id } = await community();
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/");
  await page.getByRole("button", { name: /^Mon compte/ }).first().click();
  await page.getByRole("menuitem", { name: "Trace du site" }).click();
  await page.getByRole("list", { name: "Trace du site" }).getByText("Session ouverte").first().waitFor();
  await ada.open(`/communautes/${id}/trace`);
  await page.getByText("Messages, sans le texte").click();
  await page.getByRole("list", { name: "Trace", exact: true }).getByText("Message publié").first().waitFor();
  assert.equal(await page.getByText("Garde les messages").count(), 0, "what was said is not in it");
  await page.getByText("Actions", { exact: true }).click();
  await page.getByLabel("Action", { exact: true }).selectOption({ label: "Salon créé" });
  await page.getByRole("link", { name: "Demander l’ouverture" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.match(await dialog.getByLabel(/Lien ou identifiant/).inputValue(), /^[0-9a-f-]{36}$/);
});

/** In the network one reports and ignores as in rooms: a publication in the feed, a comment on its page, people folded in both, live. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";

async function publish(who, title, text) {
  const { id } = await community();
  return as(who).post(`/communities/${id}/publications/`, { title, text, client_id: crypto.randomUUID() });
}

const report = async (dialog) => {
  await dialog.getByRole("radio", { name: "Harcèlement ou intimidation" }).check();
  await dialog.getByRole("button", { name: "Envoyer le signalement" }).click();
};

journey("chloé reports a publication in the feed and a comment on its page; ada reads each in its place and takes the publication away", { allow: [/status of 404/] }, async (stage) => {
  const { id } = await community();
  const title = `Une page de trop ${Date.now()}`;
  const card = await publish("bruno", title, "Cette équipe est **incapable**.");
  const comment = `Tous incapables ${Date.now()}`;
  await as("solene").post(`/rooms/${card.message.room}/messages/`, { text: comment, reply_to: card.message.id, client_id: crypto.randomUUID() });

  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/reseau`);
  const item = chloe.page.getByRole("article", { name: title });
  await item.getByRole("button", { name: `Actions sur « ${title} »` }).press("Enter");
  await chloe.page.getByRole("menuitem", { name: "Signaler" }).click();
  const dialog = chloe.page.getByRole("dialog", { name: "Signaler cette publication" });
  await dialog.getByText(title).waitFor();
  await report(dialog);
  await chloe.hears("Votre signalement est bien arrivé");
  await chloe.page.getByRole("button", { name: "Fermer", exact: true }).last().click();

  await item.getByRole("link", { name: title }).click();
  const said = chloe.page.getByRole("article").filter({ hasText: comment }).last();
  await said.focus();
  await said.getByRole("button", { name: "Autres actions" }).click();
  await chloe.page.getByRole("menuitem", { name: "Signaler" }).click();
  await report(chloe.page.getByRole("dialog", { name: "Signaler ce message" }));
  await chloe.hears("Votre signalement est bien arrivé");

  const ada = await stage.enter("ada");
  await ada.open(`/communautes/${id}/moderation`);
  await ada.page.getByRole("link", { name: comment }).click();
  await ada.page.getByRole("heading", { name: "Message signalé", level: 1 }).waitFor();
  await ada.hears(title);
  await ada.page.goBack();
  await ada.page.getByRole("link", { name: title }).click();
  await ada.page.getByRole("heading", { name: "Publication signalée", level: 1 }).waitFor();
  await ada.page.getByRole("main").getByText(comment).waitFor();
  await ada.page.getByRole("link", { name: "Voir la publication" }).waitFor();
  await ada.page.getByText("Retirer le message", { exact: true }).click();
  await ada.page.getByLabel("Les faits").fill("La publication rabaisse une équipe.");
  await ada.page.getByLabel("Règle ou texte").fill("Article 3 : le respect");
  await ada.page.getByLabel("Réponse à qui a signalé").fill("Merci, nous avons agi.");
  await ada.page.getByRole("button", { name: "Décider et avertir" }).click();
  await ada.hears("La décision est prise, les personnes concernées sont averties.");
  // Her page says so at once.
  await chloe.hears("Cette publication n’existe pas, ou ne vous est pas ouverte.");
});

journey("chloé ignores bruno from the feed: feed, page and comments are folded on her other device too, and open on demand; she hears him again", {}, async (stage) => {
  const { id } = await community();
  const stamp = Date.now();
  const [his, hers] = [`Le mot de Bruno ${stamp}`, `Le mot de Solène ${stamp}`];
  const card = await publish("bruno", his, "Une blague de plus.");
  const other = await publish("solene", hers, "Bonjour.");
  const comment = `Bruno commente ${stamp}`;
  await as("bruno").post(`/rooms/${other.message.room}/messages/`, { text: comment, reply_to: other.message.id, client_id: crypto.randomUUID() });
  const chloe = await stage.enter("chloe");
  const second = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/reseau`);
  await second.open(`/communautes/${id}/reseau/${other.id}`);
  await second.page.getByText(comment).waitFor();
  await chloe.page.getByRole("button", { name: `Actions sur « ${his} »` }).click();
  await chloe.page.getByRole("menuitem", { name: "Ignorer ou bloquer" }).click();
  await chloe.page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();

  const folded = chloe.page.locator(`[data-publication="${card.id}"]`);
  await folded.getByText("Publication d’une personne que vous ignorez.").waitFor();
  assert.equal(await chloe.page.getByText(his).count(), 0);
  await chloe.page.getByRole("link", { name: hers }).waitFor();
  await second.hears("Message d’une personne que vous ignorez.");
  assert.equal(await second.page.getByText(comment).count(), 0);
  await second.page.getByRole("button", { name: "Afficher" }).first().click();
  await second.page.getByText(comment).waitFor();

  await second.open(`/communautes/${id}/reseau/${card.id}`);
  await second.hears("Publication d’une personne que vous ignorez.");
  assert.equal(await second.page.getByText(his).count(), 0);
  await second.page.getByRole("button", { name: "Afficher" }).first().click();
  await second.page.getByRole("heading", { name: his, level: 1 }).waitFor();

  const bruno = await person("bruno");
  await as("chloe").del(`/avoided/${bruno.id}/`);
  await chloe.page.getByRole("link", { name: his }).waitFor();
});

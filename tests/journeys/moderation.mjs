/** Chloé reports, Ada decides, Bruno appeals and Solène answers; slow mode, words that are read first, and whom one ignores. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const OPEN = { visibility: "public" };

journey("chloé reports a message, ada removes it with reasons, bruno appeals, solène gives it back", { allow: [/status of 400 .*\/decision\//] }, async (stage) => {
  const { id } = await community();
  const room = await roomOf("club", `Criée ${Date.now()}`, ["bruno", "chloe"], OPEN);
  const words = `Une remarque de trop ${Date.now()}`;
  await as("bruno").say(room, words);

  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  await chloe.sees(words);
  // By the keyboard: the message, then the key that reports it.
  await chloe.message(words).focus();
  await chloe.page.keyboard.press("!");
  const dialog = chloe.page.getByRole("dialog", { name: "Signaler ce message" });
  await dialog.getByText("La personne signalée ne saura pas qui l’a fait.").waitFor();
  await dialog.getByRole("button", { name: "Envoyer le signalement" }).click();
  await dialog.getByText("Choisissez ce qui ne va pas.").waitFor();
  await dialog.getByRole("radio", { name: "Harcèlement ou intimidation" }).check();
  await dialog.getByLabel(/^Précisions/).fill("Devant toute l’équipe.");
  await dialog.getByRole("button", { name: "Envoyer le signalement" }).click();
  await chloe.hears("Votre signalement est bien arrivé");
  await chloe.page.getByRole("button", { name: "Fermer", exact: true }).last().click();

  const ada = await stage.enter("ada");
  await ada.open(`/communautes/${id}/moderation`);
  await ada.page.getByRole("link", { name: words }).click();
  await ada.hears("Devant toute l’équipe.");
  await ada.page.getByRole("button", { name: "Prendre ce dossier" }).click();
  await ada.page.getByRole("button", { name: "Le rendre" }).waitFor();
  await ada.page.getByText("Retirer le message", { exact: true }).click();
  await ada.page.getByRole("button", { name: "Décider et avertir" }).click();
  await ada.hears(/Exposez les faits à la personne concernée/);
  await ada.page.getByLabel("Les faits").fill("Le message rabaisse une collègue.");
  await ada.page.getByLabel("Règle ou texte").fill("Article 3 : le respect");
  await ada.page.getByLabel("Réponse à qui a signalé").fill("Merci, nous avons agi.");
  await ada.page.getByRole("button", { name: "Décider et avertir" }).click();
  await ada.hears("La décision est prise, les personnes concernées sont averties.");
  await chloe.seesNo(words);

  await until("chloé is told", 40, async () =>
    (await as("chloe").get("/notices/?kind=moderation")).results.some((one) => one.about_kind === "report"));
  await chloe.open("/avis");
  await chloe.page.getByText("Réponse à votre signalement").first().click();
  await chloe.hears("Merci, nous avons agi.");
  await chloe.hears("Le message a été retiré.");

  const bruno = await stage.enter("bruno");
  await until("bruno is told", 40, async () =>
    (await as("bruno").get("/notices/?kind=moderation")).results.some((one) => one.about_kind === "statement"));
  await bruno.open("/avis");
  await bruno.page.getByText("Décision de modération à votre sujet").first().click();
  await bruno.hears("Le message rabaisse une collègue.");
  await bruno.hears("La charte – Article 3");
  await bruno.page.getByRole("button", { name: "Faire un recours" }).first().click();
  await bruno.page.getByLabel("Pourquoi la décision devrait être revue").fill("Je citais le compte rendu.");
  await bruno.page.getByRole("button", { name: "Envoyer le recours" }).click();
  await bruno.hears("Votre recours est envoyé.");

  // Who decided first sees the appeal and cannot answer it.
  await ada.hears("Vous avez pris la première décision");
  assert.equal(await ada.page.getByRole("button", { name: "Décider et avertir" }).count(), 0);
  const solene = await stage.enter("solene");
  await solene.open(`/communautes/${id}/moderation`);
  await solene.page.getByText("Recours", { exact: true }).click();
  await solene.page.getByRole("link", { name: words }).click();
  await solene.hears("Je citais le compte rendu.");
  await solene.page.getByLabel("Réponse à qui a signalé").fill("Le recours est fondé.");
  await solene.page.getByRole("button", { name: "Décider et avertir" }).click();
  await solene.hears("La décision est prise, les personnes concernées sont averties.");
  await chloe.openRoom(room);
  await chloe.sees(words);
});

journey("a slow room counts down and keeps the text; a word waits for ada and the message appears where it is now", {}, async (stage) => {
  const { id } = await community();
  const room = await roomOf("club", `Bassin ${Date.now()}`, ["bruno", "chloe"], OPEN);
  const word = `aubaine${Date.now()}`;
  const ada = await stage.enter("ada");
  await ada.open(`/communautes/${id}/mots-filtres`);
  await ada.page.getByLabel("Mot ou expression").fill(word);
  await ada.page.getByText("Relire avant", { exact: true }).click();
  await ada.page.getByRole("main").getByRole("button", { name: "Ajouter", exact: true }).click();
  await ada.hears("Le mot est filtré dès le prochain message.");
  await ada.page.getByLabel("Essayer une phrase").fill(`Quelle ${word} !`);
  await ada.page.getByRole("button", { name: "Essayer une phrase" }).click();
  await ada.hears(/Relue avant de paraître/);

  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room);
  await chloe.write(`Quelle ${word} ce matin`);
  await chloe.hears("En attente de relecture : vous seul voyez ce message.");
  assert.equal(await chloe.message(word).count(), 0);
  assert.deepEqual((await as("bruno").texts(room)).filter((text) => text.includes(word)), []);
  await chloe.page.reload();
  await chloe.hears("En attente de relecture : vous seul voyez ce message.");

  await as("bruno").say(room, "Entre-temps");
  await ada.open(`/communautes/${id}/moderation`);
  await ada.page.getByRole("link", { name: new RegExp(word) }).click();
  await ada.page.getByRole("button", { name: "Décider et avertir" }).click();
  await ada.hears("La décision est prise, les personnes concernées sont averties.");
  await chloe.sees(`Quelle ${word} ce matin`);
  assert.deepEqual((await as("bruno").texts(room)).slice(-2), ["Entre-temps", `Quelle ${word} ce matin`]);
  await until("nothing waits any more", 20, async () =>
    (await chloe.page.getByText("vous seul voyez ce message").count()) === 0);
  const { results } = await as("ada").get(`/communities/${id}/filter/`);
  for (const one of results) await as("ada").del(`/communities/${id}/filter/${one.id}/`);

  await as("ada").patch(`/rooms/${room.id}/`, { slow_mode: 8 });
  await until("chloé's browser knows", 20, async () =>
    (await chloe.page.getByText("Mode lent").count()) === 0 && (await as("chloe").get(`/rooms/${room.id}/`)).slow_mode === 8);
  await chloe.openRoom(room);
  // What ada released was hers and recent: her turn may be some seconds away, and the text stays until it comes.
  await chloe.composer.fill("Première");
  await until("her turn has come", 30, async () => {
    if ((await chloe.composer.inputValue()) === "Première") await chloe.composer.press("Enter");
    return (await chloe.message("Première").count()) > 0;
  });
  await chloe.sees("Première");
  await chloe.hears(/vous pourrez envoyer dans \d\s?s/);
  await chloe.write("Seconde");
  assert.equal(await chloe.composer.inputValue(), "Seconde");
  await until("it is her turn again", 20, async () => (await chloe.page.getByText("Mode lent").count()) === 0);
  await chloe.composer.press("Enter");
  await chloe.sees("Seconde");
});

journey("chloé ignores bruno: his words are folded on all her devices, and she can look at them", {}, async (stage) => {
  const room = await roomOf("club", `Phare ${Date.now()}`, ["bruno", "chloe"], OPEN);
  await as("bruno").say(room, "Encore une blague");
  const chloe = await stage.enter("chloe");
  const other = await stage.enter("chloe");
  for (const one of [chloe, other]) {
    await one.openRoom(room);
    await one.sees("Encore une blague");
  }
  await chloe.message("Encore une blague").getByRole("button", { name: /^Bruno/ }).click();
  const card = chloe.page.getByRole("dialog", { name: /Bruno/ });
  await card.getByRole("button", { name: "Autres actions" }).click();
  await chloe.page.getByRole("menuitem", { name: "Ignorer ou bloquer" }).click();
  await chloe.page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  for (const one of [chloe, other]) {
    await one.hears("Message d’une personne que vous ignorez.");
    await one.seesNo("Encore une blague");
  }
  await other.page.getByRole("button", { name: "Afficher" }).first().click();
  await other.sees("Encore une blague");
  await chloe.open("/signalements");
  await chloe.page.getByRole("tab", { name: "Personnes ignorées" }).click();
  await chloe.page.getByRole("button", { name: "Changer" }).click();
  await chloe.page.getByRole("dialog").getByText("Tout", { exact: true }).click();
  await chloe.page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await chloe.hears("Vous entendez tout le monde");
  const bruno = await person("bruno");
  assert.deepEqual((await as("chloe").get("/avoided/")).results.filter((one) => one.person.id === bruno.id), []);
});

journey("ada takes away all that chloé said lately, and gives it back; an edit of chloé waits while her message stays", {}, async (stage) => {
  const { id } = await community();
  const stamp = Date.now();
  const room = await roomOf("club", `Darse ${stamp}`, ["bruno", "chloe"], OPEN);
  await as("chloe").say(room, `Achetez un ${stamp}`);
  await as("bruno").say(room, `Ah bon ? ${stamp}`);
  await as("chloe").say(room, `Achetez deux ${stamp}`);
  const chloe = await stage.enter("chloe");
  const ada = await stage.enter("ada");
  for (const one of [chloe, ada]) {
    await one.openRoom(room);
    await one.sees(`Achetez deux ${stamp}`);
  }
  await ada.message(`Achetez un ${stamp}`).getByRole("button", { name: /^Chloé/ }).click();
  await ada.page.getByRole("dialog", { name: /Chloé/ }).getByRole("button", { name: "Autres actions" }).click();
  await ada.page.getByRole("menuitem", { name: "Retirer ses messages récents" }).click();
  const dialog = ada.page.getByRole("dialog", { name: /Retirer les messages récents/ });
  await dialog.getByText(/\d+ messages\./).waitFor();
  await dialog.getByLabel("Les faits").fill("Une série de publicités dans plusieurs salons.");
  await dialog.getByLabel("Règle ou texte").fill("Article 2 : pas de publicité");
  await dialog.getByRole("button", { name: /^Retirer \d+ messages$/ }).click();
  await ada.hears(/sont retirés/);
  await chloe.seesNo(`Achetez un ${stamp}`);
  await chloe.seesNo(`Achetez deux ${stamp}`);
  await chloe.sees(`Ah bon ? ${stamp}`);
  await ada.page.getByRole("button", { name: "Annuler", exact: true }).click();
  await ada.hears("Le retrait est annulé");
  await chloe.sees(`Achetez un ${stamp}`);
  await chloe.sees(`Achetez deux ${stamp}`);

  const word = await as("ada").post(`/communities/${id}/filter/`, { pattern: `aubaine${stamp}`, effect: "review" });
  const said = chloe.message(`Achetez deux ${stamp}`);
  await said.hover();
  await said.getByRole("button", { name: "Modifier" }).click();
  const editor = chloe.page.getByRole("textbox", { name: "Modifier le message" });
  await editor.fill(`Une aubaine${stamp}`);
  await editor.press("Enter");
  await chloe.hears("Modification en attente de relecture");
  await chloe.sees(`Achetez deux ${stamp}`);
  await ada.open(`/communautes/${id}/moderation`);
  await ada.page.getByRole("link", { name: new RegExp(`aubaine${stamp}`) }).click();
  await ada.hears("ce qui est lu aujourd’hui");
  await ada.page.getByRole("button", { name: "Décider et avertir" }).click();
  await ada.hears("La décision est prise, les personnes concernées sont averties.");
  await chloe.sees(`Une aubaine${stamp}`);
  await as("ada").del(`/communities/${id}/filter/${word.id}/`);
});

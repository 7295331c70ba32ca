/** Ada gives the community its own words, switches a module off and writes its page; Chloé sees it all happen. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

async function square(page) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 160;
    canvas.getContext("2d").fillRect(0, 0, 320, 160);
    return canvas.toDataURL("image/png");
  });
  return { name: "quai.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1], "base64") };
}

journey("ada settles the community's colour, words and modules; chloe's screen follows without a reload", { allow: [/status of 400/] }, async (stage) => {
  const { id, name, colour } = await community();
  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/groupes`);
  await chloe.page.getByRole("heading", { name: "Groupes", level: 1 }).waitFor();

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/");
  await page.getByRole("button", { name: /membres/ }).click();
  await page.getByRole("menuitem", { name: "Réglages de la communauté" }).click();
  await page.getByRole("heading", { name: "Réglages de la communauté", level: 1 }).waitFor();
  await page.getByLabel("« groupe », un seul").fill("pôle");
  await page.getByLabel("« groupe », plusieurs").fill("pôles");
  await page.getByLabel("« membre », plusieurs").fill("adhérents");
  await page.locator("section").filter({ hasText: "Vocabulaire" }).getByRole("button", { name: "Enregistrer" }).click();
  await ada.hears("Les réglages sont enregistrés.");
  await chloe.page.getByRole("heading", { name: "Pôles", level: 1 }).waitFor();
  await chloe.page.getByText(/\d adhérents/).first().waitFor();

  await page.getByLabel("Couleur", { exact: true }).fill("#ffd400");
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  await page.getByRole("button", { name: "Prendre #806900" }).click();
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  await until("the colour is kept", 10, async () => (await community()).colour === "#806900");

  await page.getByLabel("Groupes", { exact: true }).selectOption("Éteint");
  await chloe.page.getByRole("heading", { name: "Cette page n’existe pas" }).waitFor();
  await chloe.page.getByRole("button", { name: /adhérents/ }).click();
  assert.equal(await chloe.page.getByRole("menuitem", { name: "Pôles" }).count(), 0);
  await page.getByLabel("Groupes", { exact: true }).selectOption("Pour certains rôles");
  await page.getByRole("group", { name: "Rôles qui ont « Groupes »" }).getByRole("switch", { name: "Membre" }).click();
  await chloe.page.getByRole("heading", { name: "Pôles", level: 1 }).waitFor();
  await page.getByLabel("Annuaire", { exact: true }).selectOption("Éteint");
  await until("the annuaire is in no menu of chloe's", 10, async () => (await chloe.page.getByRole("link", { name: "Annuaire" }).count()) === 0);
  await as("ada").patch(`/communities/${id}/`, { name, colour, vocabulary: {}, modules: { groups: true, directory: true } });
  await chloe.page.getByRole("link", { name: "Annuaire" }).first().waitFor();
  await chloe.page.getByRole("heading", { name: "Groupes", level: 1 }).waitFor();
});

journey("ada writes the community's page, publishes it and takes a version back; a passer-by reads it once it is public", { allow: [/status of 40[014]/] }, async (stage) => {
  const { id, slug } = await community();
  const room = await roomOf("club", "Charte du réseau", [], { visibility: "public" });
  await as("ada").say(room, "La charte est **signée**.");
  const [said] = (await as("ada").get(`/rooms/${room.id}/messages/`)).results;
  const bruno = await person("bruno");

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open(`/communautes/${id}/presentation`);
  await page.getByRole("link", { name: "Modifier la page" }).click();
  await page.getByRole("heading", { name: "Page de présentation", level: 1 }).waitFor();
  const add = async (kind) => {
    await page.getByRole("button", { name: "Ajouter un bloc" }).click();
    await page.getByRole("menuitem", { name: kind }).click();
  };
  const block = (number) => page.getByRole("listitem", { name: new RegExp(`^Bloc ${number} :`) });
  await add("Texte");
  await block(1).getByLabel("Titre").fill("Bienvenue");
  await block(1).getByLabel("Texte", { exact: true }).fill("Les **ports** et leurs villes.");
  await add("Image");
  await block(2).getByLabel("Image", { exact: true }).last().setInputFiles(await square(page));
  await block(2).getByRole("button", { name: "Retirer : Image" }).waitFor();
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await ada.hears("Dites en une phrase ce que montre l’image");
  await block(2).getByLabel("Texte de remplacement").fill("Le quai au petit matin");
  await add("Messages épinglés");
  await block(3).getByLabel("Lien du message").fill(`https://ici.example/salons/${room.id}?at=${said.seq}`);
  await add("Personnes clés");
  await block(4).getByRole("combobox", { name: "Personnes" }).fill(bruno.name.slice(0, 5));
  await page.getByRole("option", { name: new RegExp(bruno.name) }).click();
  await block(4).getByLabel(`Rôle de ${bruno.name}`).fill("Accueil des nouveaux");
  await page.getByRole("button", { name: "Monter le bloc 4" }).click();
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByRole("heading", { name: "Bienvenue" }).waitFor();

  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/presentation`);
  await chloe.page.getByRole("img", { name: "Le quai au petit matin" }).waitFor();
  await chloe.hears("Accueil des nouveaux");
  await chloe.page.getByText("signée").waitFor();

  await as("ada").patch(`/communities/${id}/`, { public: true });
  const passer = await stage.enter(null);
  await passer.open(`/c/${slug}`);
  await passer.page.getByRole("heading", { name: "Bienvenue" }).waitFor();
  assert.equal(await passer.page.getByText("Accueil des nouveaux").count(), 0, "no person to a passer-by");
  assert.equal(await passer.page.getByText("signée").count(), 0, "no message to a passer-by");

  await ada.open(`/communautes/${id}/presentation/modifier`);
  await block(1).getByLabel("Texte", { exact: true }).fill("Un autre texte.");
  await page.getByRole("button", { name: "Publier" }).click();
  await chloe.hears("Un autre texte.");
  await ada.open(`/communautes/${id}/presentation/modifier`);
  await page.getByRole("button", { name: "Voir ce qui a changé dans la version 2" }).click();
  await page.getByText("Les **ports** et leurs villes.").first().waitFor();
  await page.getByRole("button", { name: "Reprendre la version 1 dans le brouillon" }).click();
  await ada.hears("La version 1 est dans le brouillon");
  await page.getByRole("button", { name: "Publier" }).click();
  await chloe.page.getByText("ports").first().waitFor();

  await ada.open(`/communautes/${id}/reglages`);
  await page.getByRole("img", { name: "Code à scanner, vers la page publique" }).waitFor();
  await as("ada").patch(`/communities/${id}/`, { public: false });
});

journey("a member of a community in preparation sees the day, and is let in when it opens", {}, async (stage) => {
  const made = await as("ada").post("/communities/", { name: `Vasière ${Date.now()}`, slug: `vasiere-${Date.now()}` });
  await as("ada").patch(`/communities/${made.id}/`, { opens_at: "2099-01-15T08:00:00Z" });
  const room = await as("ada").post("/rooms/", {
    kind: "club", name: "Premier salon", community: made.id, visibility: "public", joined_by_default: true,
  });
  const invited = await as("ada").post(`/communities/${made.id}/invitations/`, { email: "chloe@rivages.example" });
  assert.ok(invited.id && room.id);
  const { letters } = await import("./world/server.mjs");
  const key = await until("the letter", 20, async () =>
    letters("chloe@rivages.example").join("\n").match(/\/invitation\/([\w:.=-]+)/)?.[1],
  );
  await as("chloe").post(`/invitations/${key}/acceptance/`);

  const chloe = await stage.enter("chloe");
  await chloe.open("/");
  await chloe.page.getByRole("button", { name: made.name, exact: true }).click();
  await chloe.hears(`${made.name} se prépare`);
  await chloe.hears("15 janvier 2099");
  await as("ada").patch(`/communities/${made.id}/`, { opens_at: "2099-02-20T08:00:00Z" });
  await chloe.hears("20 février 2099");
  await as("ada").patch(`/communities/${made.id}/`, { opens_at: null });
  await chloe.page.getByText(`${made.name} se prépare`).waitFor({ state: "detached" });
  await chloe.place("Premier salon").waitFor();
  // From here on her screen follows the community itself.
  await as("ada").patch(`/communities/${made.id}/`, { name: `${made.name} ouverte` });
  await chloe.page.getByRole("button", { name: `${made.name} ouverte`, exact: true }).waitFor();
});

journey("ada begins with a template, takes it back, translates a page; a passer-by switches its language", { allow: [/status of 40[014]/] }, async (stage) => {
  const { id, slug } = await community();
  await as("ada").patch(`/communities/${id}/`, { public: true });
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open(`/communautes/${id}/presentation/modifier`);
  const block = (number) => page.getByRole("listitem", { name: new RegExp(`^Bloc ${number} :`) });
  const from = async (template) => {
    await page.getByRole("button", { name: "Partir d’un modèle" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Modèle", { exact: true }).selectOption(template);
    await dialog.getByRole("region", { name: `Aperçu du modèle ${template}` }).waitFor();
    await dialog.getByRole("button", { name: "Prendre ce modèle" }).click();
    await ada.hears("Le modèle est dans le brouillon.");
  };
  await from("Fédération");
  await until("the template is in the draft", 10, async () => (await block(1).getByLabel("Titre").inputValue()) === "Notre fédération");
  await page.getByRole("button", { name: "Reprendre le brouillon d’avant" }).click();
  await ada.hears("Le brouillon d’avant est revenu.");
  await from("Promotion d’anciens");
  await until("another is", 10, async () => (await block(1).getByLabel("Titre").inputValue()) === "Heureux de vous retrouver");
  await block(1).getByLabel("Titre").fill("Les anciens des ports");
  await page.getByRole("tab", { name: "Anglais" }).click();
  assert.equal(await block(1).getByLabel("Titre").inputValue(), "Good to see you again");
  await block(2).getByLabel("Texte", { exact: true }).fill("");
  await page.getByText("1 bloc reste à traduire").waitFor();
  await block(2).getByText("À traduire").waitFor();
  await page.getByRole("button", { name: "Publier" }).click();
  await page.getByRole("heading", { name: "Les anciens des ports" }).waitFor();

  const passer = await stage.enter(null);
  await passer.open(`/c/${slug}`);
  await passer.page.getByRole("heading", { name: "Les anciens des ports" }).waitFor();
  await passer.page.getByRole("button", { name: "English" }).click();
  await passer.page.getByRole("heading", { name: "Good to see you again" }).waitFor();
  await passer.page.getByRole("heading", { name: "S’entraider" }).waitFor();
  assert.equal(await passer.page.locator("main").getAttribute("lang"), "en");
  assert.equal(await passer.page.locator("section", { hasText: "S’entraider" }).first().getAttribute("lang"), "fr");
  await as("ada").patch(`/communities/${id}/`, { public: false });

  await ada.open("/plateforme/nouvelle-communaute");
  await page.getByLabel("Nom", { exact: true }).fill("Réseau des îles");
  await page.getByLabel("Modèle", { exact: true }).selectOption("Université");
  await page.getByRole("button", { name: "Créer la communauté" }).click();
  await page.getByRole("heading", { name: "Page de présentation", level: 1 }).waitFor();
  await until("its draft begins with the template", 10, async () => (await block(1).getByLabel("Titre").inputValue()) === "Bienvenue");
});

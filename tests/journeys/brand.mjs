/** The staff of the site gives the platform its brand; whoever comes to sign in sees it, and nothing is built again. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as } from "./world/rest.mjs";
import { letters } from "./world/server.mjs";
import { until } from "./world/waiting.mjs";

/** A red square of 64 points, as a browser draws it. */
async function square(page) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#d80018";
    pen.fillRect(0, 0, 64, 64);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1], "base64");
}

const brandOf = async (page) => {
  await page.locator("button[type=submit]").first().waitFor();
  return page.evaluate(() => getComputedStyle(document.querySelector("button[type=submit]")).backgroundColor);
};

journey("ada brings the client's colours: a yellow is corrected, tried, published, and taken back", { allow: [/status of 40[01]/] }, async (stage) => {
  const visitor = await stage.enter(null);
  await visitor.open("/connexion");
  assert.equal(await visitor.page.title(), "Connexion · Chatcore");
  const before = await brandOf(visitor.page);

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/");
  await page.getByRole("button", { name: /^Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "Marque du site" }).click();
  await page.getByRole("heading", { name: "Marque du site", level: 1 }).waitFor();
  await page.getByLabel("Nom de la plateforme").fill("Réseau des ports");
  await page.getByLabel("Couleur de la marque", { exact: true }).fill("#ffd400");
  await ada.hears("cette couleur se lit mal. La plus proche qui convient est #806900");
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await ada.hears(/un lien de cette couleur n’a qu’un contraste de 1,22/);
  await page.getByRole("button", { name: "Prendre #806900" }).click();
  await page.getByLabel("Texte d’accueil", { exact: true }).fill("Les gens de mer se retrouvent ici.");
  await page.getByLabel("Mentions légales").fill("https://ports.example/mentions");
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await ada.hears("Le brouillon est enregistré.");
  const icon = { name: "icone.png", mimeType: "image/png", buffer: await square(page) };
  await page.getByLabel("Icône", { exact: true }).last().setInputFiles(icon);
  await page.getByRole("button", { name: "Retirer : Icône" }).waitFor();
  const drawn = { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='x'/>") };
  await page.getByLabel("Logo", { exact: true }).last().setInputFiles(drawn);
  await ada.hears("exportez-le en PNG");

  await page.getByRole("button", { name: "Essayer dans cet onglet" }).click();
  await ada.hears("Vous voyez le brouillon de la marque.");
  await until("ada's tab bears the name", 10, async () => (await page.title()).endsWith("Réseau des ports"));
  await visitor.page.reload();
  assert.equal(await brandOf(visitor.page), before, "nobody else sees the draft");

  await page.getByRole("button", { name: "Publier" }).click();
  await ada.hears("La marque est publiée");
  await until("the visitor sees the brand", 10, async () => {
    await visitor.page.reload();
    await visitor.page.getByRole("button", { name: "Se connecter" }).waitFor();
    return (await visitor.page.title()) === "Connexion · Réseau des ports";
  });
  await visitor.hears("Les gens de mer se retrouvent ici.");
  await visitor.page.getByRole("link", { name: "Mentions légales" }).waitFor();
  assert.equal(await brandOf(visitor.page), "rgb(128, 105, 0)");
  const manifest = await visitor.page.evaluate(async () => (await fetch("/manifest.webmanifest")).json());
  assert.deepEqual([manifest.name, manifest.theme_color], ["Réseau des ports", "#806900"]);

  await visitor.page.getByRole("link", { name: "Mot de passe oublié" }).click();
  await visitor.page.getByLabel("Adresse électronique").fill("bruno@rivages.example");
  await visitor.page.getByRole("button", { name: /Recevoir|Envoyer/ }).click();
  await until("the letter bears the brand", 20, async () =>
    letters("bruno@rivages.example").some((text) => text.includes("#806900") && text.includes("-- \n")),
  );

  await page.getByRole("button", { name: "Rétablir la précédente" }).click();
  await ada.hears("La marque précédente est rétablie.");
  assert.equal((await as("ada").get("/brand/")).name, "Chatcore");
});

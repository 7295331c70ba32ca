/** The staff of the site enters a community, seen by who administers it; and answers what is asked of the site. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";
import { ELSEWHERE, elsewhere } from "./world/site.mjs";
import { until } from "./world/waiting.mjs";

journey("ada enters a community that she does not belong to, bruno is told at once, and she ends it", { allow: [/status of 404/] }, async (stage) => {
  const id = await elsewhere();
  const bruno = await stage.enter("bruno");
  await bruno.open(`/communautes/${id}/administration/entrees`);
  await bruno.page.getByRole("heading", { name: "Entrées de l’équipe du site", level: 1 }).waitFor();

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/plateforme/communautes");
  await page.getByLabel("Chercher une communauté").fill("estuaires");
  await page.getByRole("button", { name: `Entrer comme administrateur du site dans ${ELSEWHERE}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Entrer", exact: true }).click();
  await ada.hears("Dites pourquoi, en 10 caractères au moins.");
  const why = `Aider à régler les rôles ${Date.now()}`;
  await dialog.getByLabel("Motif").fill(why);
  await dialog.getByRole("button", { name: "Entrer", exact: true }).click();
  await page.getByText(/Vous êtes ici comme administrateur du site, jusqu’au/).waitFor();
  await page.getByRole("heading", { name: "Administration", level: 1 }).waitFor();

  // Told live, and in the list, with the reason.
  const entry = bruno.page.getByRole("list", { name: "Entrées" }).getByRole("listitem").first();
  await entry.getByText(why).waitFor();
  await entry.getByText("À l’intérieur").waitFor();

  // She belongs to nothing: no group or room of her own, and what is private stays so.
  await ada.open(`/communautes/${id}/groupes`);
  await page.getByRole("heading", { name: "Groupes", level: 1 }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Nouveau groupe" }).count(), 0);

  await page.getByRole("button", { name: "Terminer", exact: true }).click();
  await ada.hears(`Vous êtes sorti de ${ELSEWHERE}.`);
  await entry.getByText("Terminée").waitFor();
  await until("the community is not there for her any more", 10, async () => {
    const { results } = await as("ada").get("/communities/");
    return results.every((one) => one.id !== id);
  });
});

journey("bruno asks the site for a community; ada reads it on the page of the site and agrees", {}, async (stage) => {
  const id = await elsewhere();
  const bruno = await stage.enter("bruno");
  const ada = await stage.enter("ada", { size: "phone" });
  await ada.open("/plateforme/demandes");
  await ada.page.getByRole("heading", { name: "Demandes au site", level: 1 }).waitFor();
  const name = `Vigies ${Date.now()}`;
  await bruno.open(`/communautes/${id}/accords`);
  await bruno.page.getByRole("button", { name: "Demander une communauté" }).click();
  const dialog = bruno.page.getByRole("dialog");
  await dialog.getByLabel("Nom", { exact: true }).fill(name);
  await dialog.getByRole("button", { name: "Continuer" }).last().click();
  await bruno.hears("Voici exactement ce qui sera fait");
  await dialog.getByRole("button", { name: "Envoyer la demande" }).click();
  await bruno.hears("Votre demande est envoyée.");

  const card = ada.page.getByRole("article").filter({ hasText: name });
  await card.waitFor();
  await ada.page.getByText(`Depuis ${ELSEWHERE}`).first().waitFor();
  assert.equal(await card.getByRole("button", { name: "Déléguer…" }).count(), 0);
  await card.getByRole("button", { name: "Accorder", exact: true }).tap();
  await ada.hears("Accordé : c’est fait au nom de Bruno");
  await until("bruno administers it", 10, async () => {
    const { results } = await as("bruno").get("/communities/");
    return results.some((one) => one.name === name && one.role === "administrator");
  });
});

journey("bruno asks to take two people out; ada delegates about a component only", {}, async (stage) => {
  const { id } = await community();
  const who = (await person("bruno")).id;
  const role = (to) => as("ada").patch(`/communities/${id}/people/${who}/`, { role: to });
  await role("functional_administrator");
  try {
    const bruno = await stage.enter("bruno");
    await bruno.open(`/communautes/${id}/administration/personnes`);
    const { page } = bruno;
    for (const one of [/^Choisir Chloé/, /^Choisir Dédé/]) await page.getByRole("checkbox", { name: one }).check();
    await page.getByRole("button", { name: "Demander de les retirer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "Retirer 2 personnes de la communauté" }).waitFor();
    await dialog.getByRole("button", { name: "Envoyer la demande" }).click();
    await bruno.hears("Votre demande est envoyée.");

    const ada = await stage.enter("ada");
    await ada.open(`/communautes/${id}/accords`);
    const card = ada.page.getByRole("article").filter({ hasText: "Retirer 2 personnes" });
    await card.getByRole("button", { name: "Déléguer…" }).click();
    const where = ada.page.getByRole("dialog").getByLabel("Pour qui");
    await until("there are parts to choose", 10, async () => (await where.locator("option").count()) > 1);
    await ada.page.keyboard.press("Escape");
    await card.getByRole("button", { name: "Refuser…" }).click();
    await ada.page.getByLabel("Raison du refus").fill("Elles restent.");
    await ada.page.getByRole("dialog").getByRole("button", { name: "Refuser", exact: true }).click();
    await bruno.open(`/communautes/${id}/accords`);
    await bruno.page.getByText("Elles restent.").first().waitFor();
  } finally {
    await role("animator");
  }
});

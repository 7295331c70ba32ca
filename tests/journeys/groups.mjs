/** A member makes a group, brings a list of people into it and takes that back; others see it happen. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("chloe makes a group, pastes a list with a bad line, corrects it and undoes it; bruno sees it live", { allow: [/status of (409)/] }, async (stage) => {
  const { id } = await community();
  const name = `Capitaineries ${Date.now()}`;
  const bruno = await stage.enter("bruno");
  await bruno.open(`/communautes/${id}/groupes`);
  await bruno.page.getByRole("heading", { name: "Groupes", level: 1 }).waitFor();

  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open("/annuaire");
  await page.getByRole("link", { name: "Groupes", exact: true }).click();
  await page.getByRole("button", { name: "Nouveau groupe" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Créer le groupe" }).click();
  await chloe.hears("Donnez un nom au groupe.");
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await bruno.page.getByRole("link", { name }).waitFor();

  await page.getByRole("button", { name: "Coller une liste" }).click();
  await page.getByLabel("Personnes", { exact: true }).fill(
    "courriel;statut\nbruno@rivages.example;référent\npersonne@rivages.example\nada@rivages.example",
  );
  await page.getByRole("button", { name: "Vérifier" }).click();
  await chloe.hears("2 lignes sont prêtes.");
  await chloe.hears("Ligne 3");
  await chloe.hears("Personne ici n’a cette adresse");
  await page.getByRole("button", { name: "Ajouter 2 personnes" }).click();
  await chloe.hears("Les autres lignes restent ici");
  assert.equal(
    await page.getByLabel("Personnes", { exact: true }).inputValue(),
    "courriel;statut\npersonne@rivages.example",
  );
  await page.getByRole("dialog").getByRole("button", { name: "Fermer" }).last().click();
  await bruno.page.getByRole("link", { name: new RegExp(`${name}.*3 personnes.*Référent`) }).waitFor();

  const mine = page.getByLabel(/^Statut de Chlo/);
  await mine.selectOption({ label: "Membre" });
  await chloe.hears("C’est le dernier administrateur du groupe");
  await until("the status is back", 10, async () => (await mine.inputValue()) === "administrator");

  await page.getByRole("button", { name: "Annuler cet ajout" }).click();
  await chloe.hears("L’ajout est annulé pour 2 personnes.");
  const groups = (await as("chloe").get(`/communities/${id}/groups/`)).results;
  const group = groups.find((one) => one.name === name);
  assert.equal(group.members_count, 1);

  await page.getByRole("button", { name: "Archiver le groupe" }).click();
  await page.getByRole("heading", { name: "Groupes", level: 1 }).waitFor();
  await until("the group is gone for bruno", 10, async () => (await bruno.page.getByRole("link", { name }).count()) === 0);
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await bruno.page.getByRole("link", { name }).waitFor();
});

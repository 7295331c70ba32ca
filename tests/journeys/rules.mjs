/** An administrator describes a group instead of filling it; people come into it by what they write of themselves. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("ada makes a group by a rule and sees who would be in it; chloe comes in by her entry, mutes it and goes", {}, async (stage) => {
  const { id } = await community();
  const mark = Date.now();
  const [name, place] = [`Du port ${mark}`, `Port ${mark}`];
  const before = (await as("chloe").get("/directory/me/")).place;
  await as("bruno").patch("/directory/me/", { place });

  const ada = await stage.enter("ada");
  const { page } = ada;
  const dialog = page.getByRole("dialog");
  await ada.open(`/communautes/${id}/groupes`);
  await page.getByRole("button", { name: "Groupe automatique" }).click();
  await dialog.getByLabel("Nom", { exact: true }).fill(name);
  await dialog.getByLabel("Critère", { exact: true }).selectOption({ label: "Lieu" });
  await dialog.getByText("Complétez chaque critère").waitFor();
  await dialog.getByLabel("Mots du lieu").fill(place);
  await dialog.getByText("1 personne serait dans le groupe.").waitFor();
  await dialog.getByText("Bruno", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Créer le groupe" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByRole("region", { name: "Règle du groupe" }).getByText(place).waitFor();
  assert.equal(await page.getByRole("button", { name: "Ajouter des personnes" }).count(), 0);

  // Chloé writes the place in her entry: a moment later she is in the group, and ada sees it.
  await as("chloe").patch("/directory/me/", { place });
  await page.getByText("2 personnes · Groupe automatique").waitFor();
  const { results } = await as("chloe").get(`/communities/${id}/groups/`);
  const group = results.find((one) => one.name === name);
  assert.deepEqual([group.status, group.abilities.leave], ["member", false]);

  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/groupes/${group.id}`);
  await chloe.page.getByRole("button", { name: "Mettre en sourdine" }).click();
  await chloe.page.getByRole("button", { name: "Réactiver" }).waitFor();
  assert.equal((await as("chloe").get(`/groups/${group.id}/`)).muted, true);
  assert.equal(await chloe.page.getByRole("button", { name: "Quitter le groupe" }).count(), 0);

  await page.getByRole("button", { name: "Changer la règle" }).click();
  await dialog.getByRole("button", { name: "Ajouter un critère" }).click();
  await dialog.getByLabel("Critère", { exact: true }).last().selectOption({ label: "Rôle" });
  await dialog.getByText("Arrivées : 0. Départs : 1.").waitFor();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("1 personne · Groupe automatique").waitFor();
  await until("chloe's button is gone", 10, async () => (await chloe.page.getByRole("button", { name: "Réactiver" }).count()) === 0);
  await as("chloe").patch("/directory/me/", { place: before });
  await as("ada").del(`/groups/${group.id}/`);
});

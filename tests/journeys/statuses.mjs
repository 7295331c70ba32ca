/** Ada names the statuses of groups; those who are in groups bear them, and every screen follows. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";

journey("ada names a status, chloe gives it to bruno, ada lets it lead, renames it, and replaces it", { allow: [/status of 409/] }, async (stage) => {
  const { id } = await community();
  const mark = Date.now();
  const group = await as("chloe").post(`/communities/${id}/groups/`, { name: `Amarrage ${mark}` });
  const bruno = await person("bruno");
  await as("chloe").put(`/groups/${group.id}/members/${bruno.id}/`, { status: "member" });
  const tutor = `Tuteur ${mark}`;
  const godfather = `Parrain ${mark}`;

  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/groupes/${group.id}`);
  const picker = chloe.page.getByLabel(/^Statut de Bruno/);
  await picker.waitFor();

  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open(`/communautes/${id}/administration`);
  await page.getByRole("main").getByRole("link", { name: /^Statuts de groupe/ }).click();
  await page.getByRole("button", { name: "Nouveau statut" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Créer le statut" }).click();
  await ada.hears("Donnez un nom au statut.");
  await page.getByLabel("Nom du statut").fill("Référente");
  await page.keyboard.press("Enter");
  await ada.hears("Ce nom est celui d’un statut que toute communauté a");
  await page.getByLabel("Nom du statut").fill(tutor);
  await page.keyboard.press("Enter");
  await ada.hears(`Le statut « ${tutor} » est créé.`);

  // Chloé's page has heard of it.
  await picker.locator("option", { hasText: tutor }).waitFor({ state: "attached" });
  await picker.selectOption({ label: tutor });
  await chloe.hears(`${tutor}.`);
  const seen = await stage.enter("bruno");
  await seen.open(`/communautes/${id}/groupes`);
  await seen.page.getByRole("link", { name: new RegExp(`Amarrage ${mark}.*${tutor}`) }).waitFor();

  await page.getByRole("button", { name: `Modifier ${tutor}` }).click();
  await page.getByLabel("Nom du statut").fill(godfather);
  await page.getByRole("switch", { name: "Anime les salons du groupe" }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("listitem").filter({ hasText: godfather }).getByText("Anime les salons").waitFor();
  await seen.page.getByRole("link", { name: new RegExp(`Amarrage ${mark}.*${godfather}`) }).waitFor();
  assert.ok((await as("bruno").get(`/groups/${group.id}/`)).abilities.open_room);

  await page.getByRole("button", { name: `Supprimer ${godfather}` }).click();
  await ada.hears("Ce statut est donné 1 fois dans les groupes");
  await page.getByLabel("Statut qui le remplace").selectOption({ label: "Observateur" });
  await page.getByRole("button", { name: "Remplacer et supprimer" }).click();
  await ada.hears(`Le statut « ${godfather} » est supprimé.`);
  await page.getByRole("listitem").filter({ hasText: godfather }).waitFor({ state: "detached" });
  await seen.page.getByRole("link", { name: new RegExp(`Amarrage ${mark}.*Observateur`) }).waitFor();
  await chloe.page.waitForFunction((label) => {
    const select = [...document.querySelectorAll("label")].find((one) => one.textContent === label);
    return select && document.getElementById(select.htmlFor)?.value === "observer";
  }, await chloe.page.locator("label", { hasText: /^Statut de Bruno/ }).textContent());
});

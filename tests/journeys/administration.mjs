/** Those who administer read who did what; others are not offered it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey } from "./world/journey.mjs";
import { as, community, roomOf } from "./world/rest.mjs";

journey("ada searches the trace of the community and takes it away", {}, async (stage) => {
  const room = await roomOf("club", "Cale sèche", [], { visibility: "public" });
  await as("ada").patch(`/rooms/${room.id}/`, { name: "Cale mouillée" });
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open("/");
  await page.getByRole("button", { name: /membres/ }).click();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await page.getByRole("main").getByRole("link", { name: /^Trace/ }).click();
  await page.getByRole("heading", { level: 1, name: "Trace" }).waitFor();
  const list = page.getByRole("list", { name: "Trace", exact: true });
  await list.waitFor();

  await page.getByLabel("Action", { exact: true }).selectOption({ label: "Salon modifié" });
  const changed = list.getByRole("listitem").filter({ hasText: "Cale mouillée" }).first();
  await changed.getByText("Cale sèche").waitFor();
  await list.getByText("Salon créé").first().waitFor({ state: "detached" });
  await changed.getByRole("button", { name: /Voir seulement ce qu’a fait/ }).click();
  await list.getByText("Salon modifié").first().waitFor();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Exporter en CSV" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  assert.match(text, /^\uFEFF/);
  assert.match(text, /Salon modifié;room\.changed/);
  assert.match(text, /Lignes;\d+;Dernier bloc scellé/);

  await page.getByLabel("Au", { exact: true }).fill("2001-01-01");
  await page.getByText("Rien ne correspond").waitFor();
  await page.getByRole("button", { name: "Retirer les filtres" }).click();
  await list.getByText("Trace exportée").first().waitFor();
});

journey("ada finds again what was done with a list that she gave at once", {}, async (stage) => {
  const { id } = await community();
  const group = await as("ada").post(`/communities/${id}/groups/`, { name: `Pilotes ${Date.now()}` });
  const text = "bruno@rivages.example\nchloe@rivages.example";
  const { batch } = await as("ada").post(`/groups/${group.id}/imports/`, { text, status: "member", dry_run: false });
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.open(`/communautes/${id}/trace`);
  const list = page.getByRole("list", { name: "Trace", exact: true });
  await page.getByText(/Dates et heures du fuseau horaire Europe\/Paris/).waitFor();
  await list.getByRole("listitem").filter({ hasText: group.name }).first().waitFor();
  await list.getByRole("button", { name: "Voir seulement cet acte groupé de 2 lignes" }).first().click();
  await page.getByText(/Seulement.: acte groupé de 2 lignes/).waitFor();
  await list.getByText("Trace consultée").first().waitFor({ state: "detached" });
  const row = list.getByRole("listitem");
  assert.equal(await row.count(), 1);
  await row.filter({ hasText: group.name }).waitFor();
  await page.getByRole("button", { name: "Ne plus filtrer par acte groupé" }).click();
  await list.getByText("Trace consultée").first().waitFor();
  assert.ok(batch && !(await list.innerText()).includes(batch), "its id is not shown");
});

journey("a member is not offered the trace, and does not read it by its address", { allow: [/status of 403/] }, async (stage) => {
  const { id } = await community();
  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/trace`);
  await chloe.hears("La trace se lit par les personnes qui administrent la communauté.");
  await chloe.page.getByRole("button", { name: /membres/ }).click();
  await chloe.page.getByRole("menuitem", { name: "Groupes" }).waitFor();
  assert.equal(await chloe.page.getByRole("menuitem", { name: "Administration" }).count(), 0);
});

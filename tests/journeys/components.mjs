/** An administrator draws the tree of the community by keyboard and puts people in it; a member sees it grow. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("ada makes a faculty and its departments, moves one, fills them from a list; bruno sees it live", { allow: [/status of (400|409)/] }, async (stage) => {
  const { id } = await community();
  const mark = Date.now();
  const [faculty, physics, letters] = [`Sciences ${mark}`, `Physique ${mark}`, `Lettres ${mark}`];
  const bruno = await stage.enter("bruno");
  await bruno.open(`/communautes/${id}/composantes`);
  await bruno.page.getByRole("heading", { name: "Composantes", level: 1 }).waitFor();
  assert.equal(await bruno.page.getByRole("button", { name: "Nouvelle composante" }).count(), 0);

  const ada = await stage.enter("ada");
  const { page } = ada;
  const dialog = page.getByRole("dialog");
  await ada.open(`/communautes/${id}/composantes`);
  const add = async (name) => {
    await dialog.getByLabel("Nom", { exact: true }).fill(name);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name, level: 2 }).waitFor();
  };
  const change = async (entry) => {
    await page.getByRole("button", { name: "Modifier", exact: true }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await page.getByRole("button", { name: "Nouvelle composante" }).first().click();
  await add(faculty);
  await bruno.page.getByRole("treeitem", { name: new RegExp(faculty) }).waitFor();
  await change("Ajouter dessous");
  await add(physics);
  await page.getByRole("button", { name: "Nouvelle composante" }).first().click();
  await add(letters);

  // A component goes nowhere below itself: the choices offer none.
  await page.getByRole("treeitem", { name: new RegExp(faculty) }).click();
  await page.getByRole("heading", { name: faculty, level: 2 }).waitFor();
  await change("Déplacer…");
  const offered = await dialog.getByLabel("Placer sous").locator("option").allTextContents();
  assert.ok(offered.includes(letters) && !offered.some((one) => one.includes(faculty)));
  await page.keyboard.press("Escape");

  // The tree by keyboard: out to the faculty, closed and opened, in to the department.
  const item = (name) => page.getByRole("treeitem", { name: new RegExp(name) });
  await item(physics).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await until("the faculty is closed", 5, async () => (await item(physics).count()) === 0);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: physics, level: 2 }).waitFor();

  await change("Déplacer…");
  await dialog.getByLabel("Placer sous").selectOption({ label: letters });
  await dialog.getByRole("button", { name: "Déplacer", exact: true }).click();
  await page.getByRole("navigation", { name: "Au-dessus" }).getByRole("link", { name: letters }).waitFor();
  await bruno.page.getByRole("treeitem", { name: new RegExp(letters) }).waitFor();

  await page.getByRole("button", { name: "Répartir une liste" }).click();
  await dialog.getByLabel("Personnes", { exact: true }).fill(
    `courriel;composante\nbruno@rivages.example;${letters} / ${physics}\nchloe@rivages.example;Droit`,
  );
  await dialog.getByRole("button", { name: "Vérifier" }).click();
  await ada.hears("1 ligne est prête.");
  await ada.hears("La composante « Droit » n’est pas connue");
  await dialog.getByRole("button", { name: "Ajouter 1 personne" }).click();
  await ada.hears("1 personne est à sa place.");
  await dialog.getByRole("button", { name: "Fermer" }).last().click();
  await bruno.page.getByRole("treeitem", { name: new RegExp(`${letters}.*1 personne`) }).waitFor();
  await page.getByRole("button", { name: new RegExp(`Retirer Bruno.* de ${physics}`) }).waitFor();

  // What is not empty says where it goes.
  await change("Archiver");
  await dialog.getByRole("button", { name: "Archiver" }).click();
  await ada.hears("dites où ils vont");
  await dialog.getByLabel("Ce qu’elle contient va dans").selectOption({ label: faculty });
  await dialog.getByRole("button", { name: "Archiver" }).click();
  await until("it has left bruno's tree", 10, async () => (await bruno.page.getByRole("treeitem", { name: new RegExp(physics) }).count()) === 0);
  // An archiving by mistake is taken back whole: its people are in it again.
  await ada.hears(`${physics} est archivée.`);
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await ada.hears(`${physics} est rouverte, avec ce qu’elle contenait (1 personne)`);
  await bruno.page.getByRole("treeitem", { name: new RegExp(`${letters}.*1 personne`) }).waitFor();
  await page.getByRole("heading", { name: physics, level: 2 }).waitFor();
  await change("Archiver");
  await dialog.getByLabel("Ce qu’elle contient va dans").selectOption({ label: faculty });
  await dialog.getByRole("button", { name: "Archiver" }).click();
  await until("bruno is of the faculty", 10, async () => {
    const [his] = (await as("bruno").get(`/communities/${id}/people/?q=bruno`)).results;
    return his.components.some((one) => one.name === faculty);
  });

  await bruno.open("/annuaire");
  await bruno.page.getByLabel("Composante", { exact: true }).selectOption({ label: faculty });
  await until("the annuaire is narrowed", 10, async () => (await bruno.page.getByRole("list", { name: "Annuaire" }).getByRole("listitem").count()) === 1);
});

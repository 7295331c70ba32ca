/** A club is founded, entered by sponsors and a signature, and votes in secret; who administers the community sees its card. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("chloe founds a club; bruno asks, is sponsored, signs and votes in secret; ada sees the card only", { allow: [/status of (403|409)/] }, async (stage) => {
  const { id, name: called } = await community();
  const name = `Voile ${Date.now()}`;
  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open("/annuaire");
  await page.getByRole("button", { name: new RegExp(`${called}.*membres`) }).first().click();
  await page.getByRole("menuitem", { name: "Clubs" }).click();
  await page.getByRole("heading", { name: "Clubs", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Fonder un club" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Fonder un club" }).last().click();
  await chloe.hears("Donnez un nom au club.");
  await dialog.getByLabel("Nom", { exact: true }).fill(name);
  await dialog.getByLabel("Charte").fill("On rince le **bateau**.");
  await dialog.getByLabel("Parrainages pour entrer").fill("1");
  await dialog.getByRole("button", { name: "Fonder un club" }).last().click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();

  const bruno = await stage.enter("bruno");
  await bruno.open(`/communautes/${id}/clubs`);
  await bruno.page.getByRole("link", { name: new RegExp(name) }).click();
  await bruno.hears("Ce que le club se dit et décide n’est lu que de ses membres");
  await bruno.page.getByRole("button", { name: "Demander à entrer" }).click();
  await bruno.page.getByLabel("Un mot aux membres").fill("J’ai un voilier.");
  await bruno.page.getByRole("dialog").getByRole("button", { name: "Demander à entrer" }).last().click();
  await bruno.hears("Votre candidature attend ses parrainages.");

  await chloe.hears("J’ai un voilier.");
  await page.getByRole("button", { name: /^Parrainer Bruno/ }).click();
  await chloe.hears("Peut signer");
  await bruno.hears("Vos parrainages sont réunis");
  await bruno.page.getByRole("button", { name: "Signer la charte" }).click();
  await bruno.page.getByRole("dialog").getByRole("button", { name: "Signer la charte" }).last().click();
  await bruno.page.getByRole("list", { name: "Membres" }).waitFor();
  await bruno.page.getByRole("link", { name: "Ouvrir le salon" }).waitFor();

  await page.getByRole("button", { name: "Ouvrir un vote" }).click();
  await dialog.getByLabel("Question").fill("Sortir samedi ?");
  await dialog.getByLabel("Vote secret").check({ force: true });
  await dialog.getByRole("button", { name: "Ouvrir un vote" }).last().click();
  const vote = bruno.page.getByRole("article", { name: "Sortir samedi ?" });
  await vote.getByLabel("Oui").check();
  await vote.getByRole("button", { name: "Voter" }).click();
  await vote.getByText("1 sur 2 ont voté").waitFor();
  await vote.getByLabel("Non").check();
  await vote.getByRole("button", { name: "Changer mon vote" }).click();
  await bruno.hears("Votre vote est enregistré.");

  const clubs = (await as("chloe").get(`/communities/${id}/clubs/`)).results;
  const club = clubs.find((one) => one.name === name);
  const ada = await stage.enter("ada");
  await ada.open(`/communautes/${id}/clubs/${club.id}`);
  await ada.hears("pas même des administrateurs de la communauté");
  assert.equal(await ada.page.getByRole("heading", { name: "Votes" }).count(), 0);
  assert.equal(await ada.page.locator("main").getByText("Bruno").count(), 0);
  const seen = await as("ada").get(`/clubs/${club.id}/`);
  assert.deepEqual([seen.group, seen.members_count, seen.open_votes], [null, null, null]);
  await assert.rejects(as("ada").get(`/clubs/${club.id}/votes/`), /403/);

  const versions = bruno.page.getByRole("dialog");
  await bruno.page.getByRole("button", { name: "Toutes les versions" }).click();
  await versions.getByText("En vigueur").waitFor();
  await versions.getByRole("button", { name: "Lire la version 1" }).click();
  await versions.getByRole("list", { name: "Signée par" }).getByText(/^Bruno/).waitFor();
  await versions.getByText(/^On rince le/).waitFor();
  await assert.rejects(as("ada").get(`/clubs/${club.id}/charters/`), /403/);

  const { id: her } = await person("chloe");
  await until("chloe steers", 5, async () => (await as("bruno").get(`/clubs/${club.id}/`)).pilot.id === her);
});

journey("chloe reads what the charter changed since she signed it, and signs", { size: "phone" }, async (stage) => {
  const { id } = await community();
  const [club] = (await as("chloe").get(`/communities/${id}/clubs/`)).results.filter((one) => one.charter_version === 2);
  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open(`/communautes/${id}/clubs/${club.id}`);
  await chloe.hears("La charte a changé");
  await page.getByRole("button", { name: "Signer la charte" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Ce qui a changé depuis votre signature").waitFor();
  assert.match(await dialog.locator("ins").allTextContents().then((all) => all.join(" ")), /selon les sorties/);
  assert.match(await dialog.locator("del").allTextContents().then((all) => all.join(" ")), /à parts égales/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Toutes les versions" }).click();
  await dialog.getByRole("button", { name: "Lire la version 1" }).click();
  await dialog.getByText("Les frais du mois se partagent à parts égales.").waitFor();
  assert.equal(await dialog.getByLabel("Afficher", { exact: true }).count(), 0, "the first changed nothing");
  await dialog.getByRole("button", { name: "Lire la version 2" }).click();
  await dialog.getByLabel("Afficher", { exact: true }).selectOption({ label: "Écarts avec la version 1" });
  await dialog.locator("ins").first().waitFor();
  assert.equal(await dialog.getByRole("list", { name: "Signée par" }).getByText(/^Chloé/).count(), 0);
});

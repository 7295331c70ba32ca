/** A member publishes, others read, like and comment it, it is shared in two rooms, changed, and taken away: live for all. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("chloe publishes; bruno sees it come, likes and comments it; she shares it in two rooms, changes it and takes it away", { allow: [/status of (404)/] }, async (stage) => {
  const { id } = await community();
  const shared = [];
  for (const name of ["Digues", "Vedettes"]) shared.push(await roomOf("club", `${name} ${Date.now()}`));
  const title = `Le quai ${Date.now()} est électrifié`;
  const bruno = await stage.enter("bruno");
  await bruno.open("/annuaire");
  await bruno.page.getByRole("link", { name: /^Réseau/ }).click();
  await bruno.page.getByRole("heading", { name: "Réseau", level: 1 }).waitFor();
  await bruno.page.getByRole("button", { name: "Publier quelque chose…" }).waitFor();

  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open(`/communautes/${id}/reseau`);
  await page.getByRole("button", { name: "Publier quelque chose…" }).click();
  await page.getByRole("button", { name: "Publier", exact: true }).click();
  await chloe.hears("Donnez un titre à la publication.");
  await page.getByLabel("Titre").fill(title);
  const text = page.getByRole("textbox", { name: "Texte" });
  await text.fill("Il marche **depuis lundi**.");
  await text.press("Enter");
  await text.pressSequentially("Venez voir.");
  await page.getByRole("button", { name: "Aperçu" }).click();
  await page.getByRole("region", { name: "Aperçu" }).getByText("depuis lundi").waitFor();
  await page.getByRole("button", { name: "Publier", exact: true }).click();
  await page.getByRole("link", { name: title }).waitFor();

  // Nothing moves under bruno's eyes until he asks for it.
  const pill = bruno.page.getByRole("button", { name: "1 nouvelle publication" });
  await pill.waitFor();
  assert.equal(await bruno.page.getByRole("link", { name: title }).count(), 0);
  await pill.click();
  await bruno.page.getByRole("link", { name: title }).click();
  await bruno.page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await bruno.page.getByRole("button", { name: "Réagir avec 👍, 0 jusqu’ici" }).click();
  const comment = bruno.page.getByRole("textbox", { name: "Commenter" });
  await comment.fill("Bravo à l’équipe");
  await comment.press("Enter");
  await bruno.page.getByText("1 commentaire").first().waitFor();

  const item = page.getByRole("article", { name: title });
  await item.getByRole("button", { name: "Réagir avec 👍, 1 jusqu’ici" }).waitFor();
  await item.getByRole("link", { name: "1 commentaire" }).waitFor();

  await item.getByRole("button", { name: "Partager" }).click();
  const dialog = page.getByRole("dialog");
  // In announcements chloe only reads: they are not offered.
  const goal = dialog.getByRole("combobox", { name: "Salons et conversations" });
  await goal.fill("Annonces du réseau");
  await page.getByText("Aucun salon de ce nom où vous puissiez écrire").waitFor();
  for (const one of shared) {
    await goal.fill(one.name);
    await page.getByRole("option", { name: one.name }).click();
  }
  await dialog.getByLabel("Un mot avec").fill("À lire");
  await dialog.getByRole("button", { name: "Partager dans 2 salons" }).click();
  await dialog.getByText("Partagée", { exact: true }).nth(1).waitFor();
  await dialog.getByRole("button", { name: "Terminé" }).click();
  await item.getByRole("button", { name: "2 partages" }).waitFor();

  await bruno.open(`/salons/${shared[0].id}`);
  const shown = bruno.page.getByRole("article").filter({ hasText: title }).last();
  await shown.getByRole("link", { name: title }).waitFor();

  await item.getByRole("link", { name: title }).click();
  await page.getByText("Bravo à l’équipe").waitFor();
  await page.getByRole("button", { name: "Modifier", exact: true }).first().click();
  await page.getByLabel("Titre").fill(`${title}, enfin`);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("heading", { name: `${title}, enfin`, level: 1 }).waitFor();
  await bruno.page.getByRole("link", { name: `${title}, enfin` }).last().waitFor();

  await page.getByRole("button", { name: "Supprimer", exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
  await page.getByRole("heading", { name: "Réseau", level: 1 }).waitFor();
  await bruno.page.getByText("Cette publication a été supprimée, ou ne vous est pas ouverte.").last().waitFor();
  const left = (await as("chloe").get(`/communities/${id}/publications/`)).results;
  await until("it is gone", 5, () => !left.some((one) => one.title.startsWith(title)));
});

/** Somebody makes a project; another asks to join, is let in, talks in its room, and is out of all at once. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("chloe runs a project; bruno asks to join, ticks a milestone and leaves; the room comes and goes with him", { allow: [/status of (400|409)/, /status of 404.*\/rooms\//] }, async (stage) => {
  const { id } = await community();
  const title = `Bornes à quai ${Date.now()}`;
  const bruno = await stage.enter("bruno");
  await bruno.open(`/communautes/${id}/projets`);
  await bruno.page.getByRole("heading", { name: "Projets", level: 1 }).waitFor();

  const chloe = await stage.enter("chloe");
  const { page } = chloe;
  await chloe.open("/annuaire");
  await page.getByRole("link", { name: "Projets", exact: true }).click();
  await page.getByRole("button", { name: "Nouveau projet" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Créer le projet" }).last().click();
  await chloe.hears("Donnez un titre au projet.");
  await dialog.getByLabel("Titre", { exact: true }).fill(title);
  await dialog.getByLabel(/^Description/).fill("Du **courant** pour les ferries.");
  await dialog.getByText("Brouillon", { exact: true }).click();
  await dialog.getByRole("button", { name: "Créer le projet" }).last().click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await chloe.hears("Vous seul voyez ce brouillon");
  assert.equal(await bruno.page.getByRole("link", { name: title }).count(), 0);
  await page.getByRole("button", { name: "Ouvrir le projet" }).click();
  await bruno.page.getByRole("link", { name: title }).click();

  await page.getByRole("button", { name: "Ajouter un jalon" }).click();
  await page.getByLabel("Nouveau jalon").fill("Relevé du réseau");
  await page.getByLabel(/^Échéance/).fill("2026-12-18");
  await page.getByRole("button", { name: "Ajouter le jalon" }).click();
  await page.getByRole("checkbox", { name: /Relevé du réseau/ }).waitFor();

  await bruno.page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await bruno.page.getByRole("checkbox", { name: /Relevé du réseau/ }).waitFor();
  assert.ok(await bruno.page.getByRole("checkbox", { name: /Relevé du réseau/ }).isDisabled());
  await bruno.page.getByRole("button", { name: "Demander à participer" }).click();
  await bruno.page.getByLabel(/^Votre message/).fill("J’ai déjà câblé trois quais.");
  await bruno.page.getByRole("button", { name: "Envoyer la demande" }).click();
  await bruno.hears("Demande envoyée");

  await chloe.hears("J’ai déjà câblé trois quais.");
  await page.getByRole("button", { name: /^Accepter / }).click();
  await chloe.hears("participe au projet");
  const box = bruno.page.getByRole("checkbox", { name: /Relevé du réseau/ });
  await until("bruno may tick", 10, async () => box.isEnabled());
  await box.check();
  await until("chloe sees the tick", 10, async () => page.getByRole("checkbox", { name: /Relevé du réseau/ }).isChecked());

  await bruno.page.getByRole("button", { name: "Ajouter un document" }).click();
  await bruno.page.getByLabel("Titre", { exact: true }).fill("Plan");
  await bruno.page.getByLabel("Adresse", { exact: true }).fill("javascript:alert(1)");
  await bruno.page.getByRole("button", { name: "Ajouter le document" }).click();
  await bruno.hears("Une adresse commence par");
  await bruno.page.getByLabel("Adresse", { exact: true }).fill("https://ports.example/plan");
  await bruno.page.getByRole("button", { name: "Ajouter le document" }).click();
  await page.getByRole("link", { name: "Plan", exact: true }).waitFor();

  const rooms = bruno.page.getByRole("list", { name: "Salons du projet" });
  await rooms.getByRole("link", { name: title }).click();
  await bruno.hasOpened();
  const room = bruno.page.url().split("/salons/")[1].split("/")[0];
  await page.getByLabel(/^Rôle de Chlo/).selectOption({ label: "Participant" });
  await chloe.hears("C’est le dernier porteur du projet");
  await page.getByRole("button", { name: /^Retirer Bruno .* du projet$/ }).click();
  await until("the room is gone for bruno", 5, async () => {
    const list = (await as("bruno").get("/rooms/")).results;
    return !list.some((one) => one.id === room);
  });
  await bruno.page.goto(`/communautes/${id}/projets`);
  await bruno.page.getByRole("link", { name: new RegExp(title) }).waitFor();
  assert.equal(await bruno.page.getByRole("navigation").getByRole("link", { name: title }).count(), 0);

  await page.getByRole("button", { name: "Terminer le projet" }).click();
  await chloe.hears("Ce projet est terminé.");
  await until("the project is gone from the list", 10, async () => (await bruno.page.getByRole("link", { name: new RegExp(title) }).count()) === 0);
  await bruno.page.getByRole("tab", { name: "Terminés" }).click();
  await bruno.page.getByRole("link", { name: new RegExp(title) }).waitFor();
});

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
  await page.getByLabel("Jalon", { exact: true }).fill("Relevé du réseau");
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

  await bruno.page.getByRole("button", { name: "Actions pour Plan" }).click();
  await bruno.page.getByRole("menuitem", { name: "Modifier" }).click();
  await bruno.page.getByLabel("Titre", { exact: true }).fill("Plan des quais");
  await bruno.page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Plan des quais", exact: true }).waitFor();
  await chloe.hears(/^Modifié par Bruno/);
  const focused = () => bruno.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await until("the focus is where the form was opened", 5, async () => (await focused()) === "Actions pour Plan des quais");

  const path = page.url().split("/").at(-1);
  await as("chloe").post(`/projects/${path}/milestones/`, { title: "Essais" });
  await as("chloe").post(`/projects/${path}/milestones/`, { title: "Bilan" });
  const order = (one) => one.page.getByRole("list", { name: "Jalons" }).getByRole("checkbox").evaluateAll(
    (boxes) => boxes.map((box) => box.closest("label").querySelector(".title").textContent),
  );
  await until("bruno sees the three", 10, async () => (await order(bruno)).length === 3);
  await bruno.page.getByRole("button", { name: "Descendre Relevé du réseau" }).focus();
  await bruno.page.keyboard.press("Enter");
  assert.equal(await focused(), "Descendre Relevé du réseau");
  await bruno.page.keyboard.press("Enter");
  await until("chloe sees the order", 10, async () => (await order(chloe)).join() === "Essais,Bilan,Relevé du réseau");
  assert.equal(await focused(), "Monter Relevé du réseau", "at the end the other way is left");
  await bruno.hears("Relevé du réseau est à la place 3 sur 3.");
  await bruno.page.keyboard.press("Enter");
  await until("it went up again", 10, async () => (await order(chloe)).join() === "Essais,Relevé du réseau,Bilan");

  const renamed = `${title} et pontons`;
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await dialog.getByLabel("Titre", { exact: true }).fill(renamed);
  await dialog.getByRole("button", { name: "Enregistrer" }).last().click();
  await bruno.page.getByRole("heading", { name: renamed, level: 1 }).waitFor();
  await bruno.page.getByRole("navigation").getByRole("link", { name: renamed }).first().waitFor();
  assert.equal(await bruno.page.getByRole("link", { name: title, exact: true }).count(), 0);

  const rooms = bruno.page.getByRole("list", { name: "Salons du projet" });
  await rooms.getByRole("link", { name: renamed }).click();
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

journey("bruno reads sixty projects page by page, by scrolling and by the keyboard", {}, async (stage) => {
  const { id } = await community();
  const run = Date.now();
  for (let number = 0; number < 60; number += 1)
    await as("nadia").post(`/communities/${id}/projects/`, { title: `Relevé ${run} ${String(number).padStart(2, "0")}`, state: "open" });
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  let next;
  // The second page comes when it is let through: until then the button is there, and says that it works.
  await page.route(/cursor=/, async (route) => {
    await new Promise((resolve) => (next = resolve));
    await route.continue();
  });
  await bruno.open(`/communautes/${id}/projets`);
  const rows = page.getByRole("list", { name: "Projets" }).getByRole("listitem");
  await rows.nth(49).waitFor();
  assert.equal(await rows.count(), 50);
  const last = page.getByRole("link", { name: new RegExp(`Relevé ${run} 59`) });
  assert.equal(await last.count(), 0);
  await page.getByRole("button", { name: "Afficher la suite" }).scrollIntoViewIfNeeded();
  await until("the next page is asked for", 5, async () => Boolean(next));
  next();
  await last.waitFor();
  await bruno.hears(/projets de plus\.$/);
  assert.equal(await page.getByRole("button", { name: "Afficher la suite" }).count(), 0);

  // One that is told live is there at once, at its place.
  await as("nadia").post(`/communities/${id}/projects/`, { title: `Relevé ${run} 30 bis`, state: "open" });
  const titles = () => rows.locator(".title").allTextContents();
  await until("the new one is at its place", 10, async () => {
    const all = await titles();
    return all.indexOf(`Relevé ${run} 30 bis`) === all.indexOf(`Relevé ${run} 30`) + 1;
  });
  await page.getByRole("tab", { name: "Les miens" }).click();
  await until("only his own", 5, async () => (await rows.count()) < 10);
});

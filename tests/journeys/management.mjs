/** Those who administer set roles, give mandates and change many people at once; everybody's screens follow. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const part = (id, name = "") => `/communautes/${id}/administration${name && `/${name}`}`;
const opened = (page, name) => page.getByRole("heading", { name, level: 1 }).waitFor();

journey("ada takes the making of groups from members, who see it at once; and gives it back", {}, async (stage) => {
  const { id } = await community();
  const chloe = await stage.enter("chloe");
  await chloe.open(`/communautes/${id}/groupes`);
  const makes = chloe.page.getByRole("button", { name: "Nouveau groupe" });
  await makes.waitFor();

  const ada = await stage.enter("ada");
  await ada.open(part(id));
  await ada.page.getByRole("main").getByRole("link", { name: /^Rôles et droits/ }).click();
  await opened(ada.page, "Rôles et droits");
  const cell = ada.page.getByLabel("Créer un groupe, pour Membre");
  await cell.selectOption({ label: "Non" });
  await makes.waitFor({ state: "detached" });
  await cell.selectOption({ label: "Oui" });
  await makes.waitFor();
});

journey("ada makes a role, gives it to two at once, takes it back, and takes the role away", { allow: [/status of 409/] }, async (stage) => {
  const { id } = await community();
  const ada = await stage.enter("ada");
  const { page } = ada;
  const name = `Marraine ${Date.now()}`;
  await ada.open(part(id, "roles"));
  await page.getByRole("button", { name: "Nouveau rôle" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Créer le rôle" }).click();
  await ada.hears("Donnez un nom au rôle.");
  await page.getByLabel("Nom du rôle").fill(name);
  await page.keyboard.press("Enter");
  await page.getByLabel(`Inviter des personnes, pour ${name}`).selectOption({ label: "Oui" });

  const chloe = await stage.enter("chloe");
  await chloe.open("/");
  await ada.open(part(id, "personnes"));
  const people = page.getByRole("list", { name: /^Personnes de/ });
  await people.getByRole("listitem").first().waitFor();
  for (const one of [/^Choisir Chloé/, /^Choisir Bruno/]) await page.getByRole("checkbox", { name: one }).check();
  await ada.hears("2 personnes choisies");
  await page.getByLabel("Donner le rôle").selectOption({ label: name });
  await page.getByRole("button", { name: "Appliquer" }).click();
  await ada.hears("C’est fait pour 2 personnes.");
  await chloe.page.getByRole("button", { name: /membres/ }).click();
  await chloe.page.getByRole("menuitem", { name: "Inviter une personne" }).waitFor();

  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await ada.hears("C’est fait pour 2 personnes.");
  const bruno = (await as("ada").get(`/communities/${id}/people/?q=bruno`)).results[0];
  assert.deepEqual([bruno.role, bruno.custom_role], ["animator", null]);

  await ada.open(part(id, "roles"));
  await page.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: "Supprimer le rôle" }).click();
  await ada.hears(`Le rôle ${name} est supprimé.`);
});

journey("chloe is given a mandate on a phone, reads why she may invite, and gives it back", {}, async (stage) => {
  const { id } = await community();
  const chloe = await stage.enter("chloe");
  await chloe.open(part(id, "droits"));
  const right = chloe.page.getByRole("listitem").filter({ hasText: "Inviter des personnes" });
  await right.getByText("Non", { exact: false }).first().waitFor();

  const ada = await stage.enter("ada", { size: "phone" });
  const { page } = ada;
  await ada.open(part(id, "mandats"));
  await page.getByRole("button", { name: "Confier un mandat" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Confier", exact: true }).click();
  await ada.hears("Choisissez la personne.");
  await page.getByRole("combobox", { name: "Personne" }).fill("Chlo");
  await page.getByRole("option", { name: /^Chlo/ }).click();
  await page.getByLabel("Ce qui est confié").selectOption({ label: "Animation" });
  await page.getByLabel(/^Lettre de mission/).fill("Accueillir les nouveaux, chaque lundi.");
  await page.getByRole("dialog").getByRole("button", { name: "Confier", exact: true }).click();
  await page.getByRole("article", { name: /^Chlo.*Animation/ }).waitFor();

  await chloe.page.reload();
  await right.getByText(/^Mandat « Animation »/).waitFor();
  await chloe.open(part(id, "mandats"));
  const mandate = chloe.page.getByRole("article", { name: /^Chlo.*Animation/ });
  await mandate.getByText("Lettre de mission").click();
  await mandate.getByText("Accueillir les nouveaux, chaque lundi.").waitFor();
  await mandate.getByRole("button", { name: "Rendre" }).click();
  await chloe.hears("Le mandat est terminé.");
  const { id: who } = await person("chloe");
  const rights = await as("ada").get(`/communities/${id}/rights/?person=${who}`);
  await until("she may not invite", 5, async () =>
    rights.rights.find((one) => one.permission === "invite").level === "no",
  );
});

/** An invited person comes in by the letter they got, and is where everybody is; and moves to another address. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { BASE, letters } from "./world/server.mjs";
import { until } from "./world/waiting.mjs";

journey("ada invites by letter; the new person registers, has an entry and belongs to the group of everybody", { allow: [/status of (401|410)/] }, async (stage) => {
  const address = `yann-${Date.now()}@phares.example`;
  const ada = await stage.enter("ada");
  await ada.open("/annuaire");
  await ada.page.getByRole("link", { name: "Inviter une personne" }).click();
  await ada.page.getByLabel("Adresse électronique").fill("yann");
  await ada.page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await ada.hears("Cette adresse semble incomplète.");
  await ada.page.getByLabel("Adresse électronique").fill(address);
  await ada.page.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await ada.hears(`L’invitation est partie pour ${address}.`);

  const letter = await until("the letter", 30, () => letters(address)[0]);
  const link = letter.match(new RegExp(`${BASE}(/invitation/[\\w-]+)`))?.[1];
  assert.ok(link, "the letter holds the link");

  const yann = await stage.enter(null);
  await yann.page.goto(link);
  await yann.page.getByRole("heading", { name: "Rejoindre Réseau Rivages" }).waitFor();
  await yann.hears("Ada Kervella vous invite");
  await yann.page.getByLabel("Votre nom").fill("Yann Le Phare");
  await yann.page.getByLabel("Choisissez un mot de passe").fill("court");
  await yann.page.getByRole("button", { name: "Rejoindre" }).click();
  await yann.hears("Ce mot de passe est trop court");
  await yann.page.getByLabel("Choisissez un mot de passe").fill("un feu rouge à bâbord");
  await yann.page.getByRole("button", { name: "Rejoindre" }).click();
  await yann.page.getByRole("heading", { name: "Bonjour, Yann" }).waitFor();
  await yann.place("Le ponton").waitFor();

  await ada.open("/annuaire");
  await ada.page.getByRole("searchbox").fill("phare");
  await ada.page.getByRole("link", { name: /Yann Le Phare/ }).waitFor();
  const { id } = await community();
  const groups = (await as("ada").get(`/communities/${id}/groups/`)).results;
  const everyone = groups.find((group) => group.everyone);
  const members = [];
  let page = `/groups/${everyone.id}/members/`;
  while (page) {
    const answer = await as("ada").get(page);
    members.push(...answer.results);
    page = answer.next;
  }
  assert.ok(JSON.stringify(members).includes("Yann Le Phare"), "in the automatic group");

  const late = await stage.enter(null);
  await late.page.goto(link);
  await late.page.getByRole("heading", { name: "Cette invitation n’est plus valable" }).waitFor();
});

journey("a person moves to another address by the letter that is sent there", { allow: [/status of (400|401)/] }, async (stage) => {
  const [before, after] = ["louise", "louise.martin"].map((name) => `${name}-${Date.now()}@phares.example`);
  const { id } = await community();
  await as("ada").post(`/communities/${id}/invitations/`, { email: before });
  const invitation = await until("the invitation", 30, () => letters(before)[0]);
  const louise = await stage.enter(null);
  const { page } = louise;
  await page.goto(invitation.match(new RegExp(`${BASE}/invitation/[\\w-]+`))[0]);
  await page.getByLabel("Votre nom").fill("Louise Martin");
  await page.getByLabel("Choisissez un mot de passe").fill("un feu vert à tribord");
  await page.getByRole("button", { name: "Rejoindre" }).click();
  await page.getByRole("heading", { name: "Bonjour, Louise" }).waitFor();

  await louise.open("/moi/securite");
  const form = page.locator("form").filter({ has: page.getByLabel("Nouvelle adresse") });
  await form.getByLabel("Nouvelle adresse").fill(after);
  await form.getByLabel("Mot de passe actuel").fill("un autre");
  await form.getByRole("button", { name: "Changer l’adresse" }).click();
  await louise.hears("Le mot de passe actuel ne convient pas.");
  await form.getByLabel("Mot de passe actuel").fill("un feu vert à tribord");
  await form.getByRole("button", { name: "Changer l’adresse" }).click();
  await louise.hears(`Un lien part vers ${after}.`);

  const letter = await until("the letter", 30, () => letters(after)[0]);
  await page.goto(letter.match(new RegExp(`${BASE}/adresse/[\\w:-]+`))[0]);
  await page.getByRole("button", { name: "Confirmer cette adresse" }).click();
  await page.getByRole("heading", { name: "Bonjour, Louise" }).waitFor();
  await louise.open("/moi");
  await louise.hears(after);
  const told = await until("the letter to the old address", 30, () => letters(before)[1]);
  assert.match(told, /administrent/);
});

/** What one writes over time: versions, a deletion undone, a message shown elsewhere, drafts on two devices, later, again and again. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const word = () => Date.now().toString(36);

journey("what a message said before is shown with the difference; a deletion is undone live, by a press and by Ctrl+Z", {}, async (stage) => {
  const room = await roomOf("club", `Relecture ${word()}`);
  const ada = await stage.enter("ada");
  const bruno = await stage.enter("bruno");
  await Promise.all([ada.openRoom(room), bruno.openRoom(room)]);
  await ada.write("La réunion est mardi à 18 h.");
  await ada.act("La réunion est mardi", "Modifier");
  const editor = ada.page.getByRole("textbox", { name: "Modifier le message" });
  await editor.fill("La réunion est jeudi à 18 h.");
  await ada.page.getByRole("button", { name: "Enregistrer" }).click();
  await bruno.sees("La réunion est jeudi");
  await bruno.message("La réunion est jeudi").getByRole("button", { name: "(modifié)" }).click();
  const versions = bruno.page.getByRole("dialog", { name: "Ce que ce message disait" });
  await versions.locator("del", { hasText: "mardi" }).waitFor();
  await versions.locator("ins", { hasText: "jeudi" }).waitFor();
  await versions.getByText("Première version").waitFor();
  await versions.getByRole("button", { name: "Fermer" }).last().click();

  await ada.act("La réunion est jeudi", "Supprimer");
  await bruno.seesNo("La réunion est jeudi");
  const told = ada.page.getByRole("region", { name: "Messages de l’application" });
  await told.getByRole("button", { name: "Annuler" }).click();
  await Promise.all([ada.sees("La réunion est jeudi"), bruno.sees("La réunion est jeudi")]);

  const message = ada.message("La réunion est jeudi");
  await message.focus();
  await ada.page.keyboard.press("Delete");
  await bruno.seesNo("La réunion est jeudi");
  await ada.page.keyboard.press("Control+z");
  await Promise.all([ada.sees("La réunion est jeudi"), bruno.sees("La réunion est jeudi")]);
});

journey("a message is shown in another room to those who may see it, and follows its edits", {}, async (stage) => {
  const { id } = await community();
  const secret = await as("ada").post("/rooms/", { kind: "club", name: `Bureau ${word()}`, community: id, visibility: "private" });
  const open = await roomOf("club", `Vitrine ${word()}`);
  const ada = await stage.enter("ada");
  const bruno = await stage.enter("bruno");
  await Promise.all([ada.openRoom(secret), bruno.openRoom(open)]);
  await ada.write("Le budget est voté.");
  await ada.sees("Le budget est voté.");
  await ada.act("Le budget est voté.", "Partager dans un salon…");
  const dialog = ada.page.getByRole("dialog", { name: "Partager ce message" });
  await dialog.getByRole("combobox").fill(open.name);
  await ada.page.getByRole("option", { name: open.name }).click();
  await dialog.getByLabel("Votre commentaire").fill("À retenir");
  await dialog.getByRole("button", { name: "Partager", exact: true }).click();
  await bruno.sees("À retenir");
  await bruno.message("À retenir").getByText("Message d’un salon que vous ne voyez pas").waitFor();
  assert.equal(await bruno.page.getByText("Le budget est voté.").count(), 0);

  const told = ada.page.getByRole("region", { name: "Messages de l’application" });
  await told.getByRole("button", { name: "Y aller" }).click();
  await ada.message("À retenir").getByText("Le budget est voté.").waitFor();
  const [said] = (await as("ada").get(`/rooms/${secret.id}/messages/`)).results;
  await as("ada").patch(`/messages/${said.id}/`, { text: "Le budget est reporté." });
  await ada.message("À retenir").getByText("Le budget est reporté.").waitFor({ timeout: 20_000 });
  await as("ada").del(`/messages/${said.id}/`);
  await ada.message("À retenir").getByText("Ce message a été supprimé").waitFor({ timeout: 20_000 });
});

journey("what one begins on one device goes on on the other, and two at once keep both", { allow: [/ERR_INTERNET_DISCONNECTED/] }, async (stage) => {
  const room = await roomOf("club", `Deux appareils ${word()}`);
  const desk = await stage.enter("ada");
  const train = await stage.enter("ada");
  await Promise.all([desk.openRoom(room), train.openRoom(room)]);
  await desk.composer.click();
  await desk.composer.pressSequentially("Bonjour, je propose");
  await until("the other device has it", 20, async () => (await train.composer.inputValue()) === "Bonjour, je propose");

  await train.page.context().setOffline(true);
  await train.composer.click();
  await train.composer.press("End");
  await train.composer.pressSequentially(" jeudi");
  await desk.composer.press("End");
  await desk.composer.pressSequentially(" vendredi");
  await until("the desk's is kept", 20, async () => (await as("ada").get("/drafts/")).results.some(({ text }) => text.endsWith("vendredi")));
  await train.page.context().setOffline(false);
  const aside = train.page.getByRole("region", { name: /Écrit en même temps/ });
  await aside.getByText("Bonjour, je propose vendredi").waitFor({ timeout: 40_000 });
  assert.equal(await train.composer.inputValue(), "Bonjour, je propose jeudi");
  await aside.getByRole("button", { name: "L’ajouter à la suite" }).click();
  await aside.waitFor({ state: "detached" });
  assert.match(await train.composer.inputValue(), /jeudi\n\n.*vendredi$/);

  await desk.open("/ecrits");
  await desk.page.getByRole("main").getByText(room.name).waitFor();
  await train.composer.press("Control+Enter");
  await desk.page.getByRole("main").getByText(room.name).waitFor({ state: "detached", timeout: 20_000 });
});

journey("a message is planned by a command, changed, sent now; one that is no command is never lost", {}, async (stage) => {
  const room = await roomOf("club", `Planning ${word()}`);
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.openRoom(room);
  await ada.composer.click();
  await ada.composer.pressSequentially("/plan");
  await page.getByRole("option", { name: /\/planifier/ }).waitFor();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Planifier l’envoi" });
  await dialog.getByLabel("Message").fill("Bonjour à tous, bonne semaine.");
  await dialog.getByRole("button", { name: "Demain, 9 h" }).click();
  await dialog.getByText("Europe/Paris").waitFor();
  await dialog.getByRole("button", { name: "Planifier", exact: true }).click();
  const told = page.getByRole("region", { name: "Messages de l’application" });
  await told.getByText(/^Planifié/).waitFor();
  await told.getByRole("button", { name: "Voir" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: room.name });
  await row.getByText("bonne semaine").waitFor();
  await row.getByRole("button", { name: "Modifier" }).click();
  const change = page.getByRole("dialog", { name: "Modifier l’envoi" });
  await change.getByLabel("Message").fill("Bonjour à tous, bonne journée.");
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await row.getByText("bonne journée").waitFor();
  await row.getByRole("button", { name: "Envoyer maintenant" }).click();
  await row.waitFor({ state: "detached" });
  await ada.openRoom(room);
  await ada.sees("bonne journée");

  await ada.write("/inconnu bonjour");
  await ada.hears("Ce n’est pas une commande.");
  assert.equal(await ada.composer.inputValue(), "/inconnu bonjour");
  await ada.composer.press("Enter");
  await ada.sees("/inconnu bonjour");
  await ada.write("/cases lait");
  await until("the box is there", 10, async () => (await ada.composer.inputValue()) === "- [ ] lait");
});

journey("a planned message keeps its files, one is taken out and one added, and sent it carries them", {}, async (stage) => {
  const room = await roomOf("club", `Envoi ${word()}`);
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.openRoom(room);
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Ajouter au message" }).click();
  await page.keyboard.press("Escape");
  await page.locator("[data-chooser]").setInputFiles([file("bornes.txt", "Bornes"), file("quai.txt", "Quai")]);
  await page.locator(".composer .tray li").nth(1).waitFor();
  await ada.write("/planifier Voici les plans");
  const dialog = page.getByRole("dialog", { name: "Planifier l’envoi" });
  await dialog.getByText("bornes.txt").waitFor();
  await dialog.getByRole("button", { name: "Demain, 9 h" }).click();
  await dialog.getByRole("button", { name: "Planifier", exact: true }).click();
  await page.locator(".composer .tray").waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Messages de l’application" }).getByRole("button", { name: "Voir" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: room.name });
  await row.getByText("quai.txt").waitFor();
  await row.getByRole("button", { name: "Modifier" }).click();
  const change = page.getByRole("dialog", { name: "Modifier l’envoi" });
  await change.getByRole("button", { name: "Retirer bornes.txt" }).click();
  await change.locator("input[type=file]").setInputFiles([file("digue.txt", "Digue")]);
  await change.getByText("digue.txt").waitFor();
  await change.getByRole("button", { name: "Enregistrer" }).click();
  await row.getByText("digue.txt").waitFor();
  await row.getByRole("button", { name: "Envoyer maintenant" }).click();
  await row.waitFor({ state: "detached" });
  await ada.openRoom(room);
  const said = ada.message("Voici les plans");
  await Promise.all([said.getByText("quai.txt").waitFor(), said.getByText("digue.txt").waitFor()]);
  assert.equal(await said.getByText("bornes.txt").count(), 0);
});

journey("a date put in by a command is read by each in their own time zone", {}, async (stage) => {
  const room = await roomOf("club", `Horaires ${word()}`);
  const { time_zone: before } = await as("bruno").get("/me/");
  await as("bruno").patch("/me/", { time_zone: "America/Martinique" });
  try {
    const ada = await stage.enter("ada");
    const bruno = await stage.enter("bruno");
    await Promise.all([ada.openRoom(room), bruno.openRoom(room)]);
    await ada.write("/heure Rendez-vous");
    const dialog = ada.page.getByRole("dialog", { name: "Date et heure" });
    await dialog.getByLabel("Quand").fill("2027-01-15T14:00");
    await dialog.getByText("vendredi 15 janvier 2027").waitFor();
    await dialog.getByRole("button", { name: "Insérer" }).click();
    await until("it is written", 10, async () => (await ada.composer.inputValue()).startsWith("Rendez-vous <time:2027-01-15T14:00+01:00>"));
    await ada.composer.press("Enter");
    await ada.message("Rendez-vous").locator("time", { hasText: "14 h" }).waitFor();
    await bruno.message("Rendez-vous").locator("time", { hasText: "9 h" }).waitFor();
  } finally {
    await as("bruno").patch("/me/", { time_zone: before });
  }
});

journey("a message comes again by its rhythm: shown before, paused, ended; a kept text is put in with its names", {}, async (stage) => {
  const room = await roomOf("club", `Rythme ${word()}`);
  const ada = await stage.enter("ada");
  const { page } = ada;
  await ada.openRoom(room);
  await ada.composer.fill("Vos points pour la réunion ?");
  await page.getByRole("button", { name: "Ajouter au message" }).click();
  await page.getByRole("menuitem", { name: /Message récurrent/ }).click();
  const dialog = page.getByRole("dialog", { name: "Message récurrent" });
  await dialog.getByLabel("Jeudi", { exact: false }).check();
  await until("five dates are shown", 20, async () => (await dialog.locator("section li").count()) === 5);
  await dialog.getByLabel("Fréquence").selectOption("month");
  await dialog.getByLabel("Dans le mois").selectOption("-1");
  await until("they are of the months", 20, async () => (await dialog.locator("section li").count()) === 5);
  await dialog.getByRole("button", { name: "Mettre en place" }).click();
  const told = page.getByRole("region", { name: "Messages de l’application" });
  await told.getByRole("button", { name: "Voir" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: room.name });
  await row.getByText(/le dernier lundi du mois/i).waitFor();
  await row.getByRole("button", { name: "Mettre en pause" }).click();
  await row.getByText("En pause.").waitFor();
  await row.getByRole("button", { name: "Arrêter" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Arrêter" }).click();
  await row.waitFor({ state: "detached" });

  await ada.open("/ecrits/extraits");
  const name = `Accueil ${word()}`;
  await page.getByRole("button", { name: "Nouvel extrait" }).click();
  const form = page.getByRole("dialog", { name: "Nouvel extrait" });
  await form.getByLabel("Nom").fill(name);
  await form.getByLabel("Message").fill("Bienvenue dans {salon}, de la part de {moi}.");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("main").getByRole("listitem").filter({ hasText: name }).waitFor();
  await ada.openRoom(room);
  await ada.write(`/extrait ${name}`);
  await page.getByRole("dialog", { name: "Insérer un extrait" }).getByRole("button", { name }).click();
  await until("it is put in", 10, async () => (await ada.composer.inputValue()).startsWith(`Bienvenue dans ${room.name}, de la part de Ada`));
});

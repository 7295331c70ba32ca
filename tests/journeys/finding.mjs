/** Ada finds what was said by its words, keeps it for herself and for the room, and passes on a link to it. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const uuid = () => crypto.randomUUID();

journey("ada searches by words and operators, jumps there, pins, saves and shares; bruno follows the link", { allow: [/status of 400 .*\/search\//] }, async (stage) => {
  await community();
  const rooms = (await as("ada").get("/rooms/")).results;
  const pier = rooms.find((room) => room.name === "Le ponton");
  const word = `Hauban${Date.now().toString(36)}`;
  const said = await as("bruno").post(`/rooms/${pier.id}/messages/`, { text: `Les réservations du ${word} sont confirmées`, client_id: uuid() });
  await as("bruno").post(`/rooms/${pier.id}/messages/`, { text: `Rien à voir, sinon le ${word}`, client_id: uuid() });
  await until("both are in the index", 40, async () => (await as("ada").get(`/search/?q=${word}`)).results.length === 2);

  const ada = await stage.enter("ada");
  const { page } = ada;
  // By the keyboard alone: Ctrl K, the words, the last line.
  await ada.open("/");
  await ada.place("Le ponton").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(`réserver ${word}`);
  await page.getByRole("option", { name: /Chercher « réserver .* » dans les messages/ }).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Chercher dans les messages" }).waitFor();
  const found = page.getByRole("main").getByRole("article");
  await found.first().waitFor();
  assert.equal(await found.count(), 1);
  assert.deepEqual(await found.locator("mark").allTextContents(), ["réservations", word]);
  await found.getByText("Rien à voir").waitFor();

  // An operator that there is not is said in words, with those that there are.
  const box = page.getByRole("combobox", { name: "Chercher dans les messages" });
  await box.fill("auteur:bruno");
  await page.keyboard.press("Enter");
  await page.getByText("« auteur: » n’est pas un opérateur").waitFor();

  // A name is suggested, and comes in quotes.
  await box.fill(`${word} de:bru`);
  await page.getByRole("option", { name: /Bruno/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await box.inputValue(), /de:"?Bruno/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await until("both are found", 20, async () => (await found.count()) === 2);

  // The older one: the timeline opens at it, and shows it.
  await page.getByRole("main").getByRole("link", { name: /réservations/ }).click();
  const message = page.locator("article[data-message]", { hasText: "réservations" }).last();
  await message.waitFor();
  await message.focus();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Note pour vous").fill("Pour la réunion");
  await dialog.getByRole("button", { name: "Demain matin" }).click();
  await dialog.getByRole("button", { name: "Enregistrer", exact: true }).click();
  const told = page.getByRole("region", { name: "Messages de l’application" });
  await told.getByText("Le message est enregistré.").waitFor();
  const kept = (await as("ada").get(`/messages/${said.id}/saved/`)).saved;
  assert.equal(kept.note, "Pour la réunion");
  assert.ok(kept.remind_at);

  await message.focus();
  await page.keyboard.press("s");
  await dialog.getByRole("button", { name: "Épingler dans le salon" }).click();
  await told.getByText("Le message est épinglé.").waitFor();

  // In the room's details: its pins, live; in its header a day to go to; a search of its own.
  const bruno = await stage.enter("bruno");
  await bruno.open(`/salons/${pier.id}`);
  await bruno.page.getByRole("button", { name: "Détails du salon" }).click();
  const pins = bruno.page.getByRole("list", { name: "Messages épinglés" });
  await pins.getByText(word).waitFor();
  await as("ada").del(`/messages/${said.id}/pin/`);
  await until("the pin is gone on bruno's screen", 10, async () => (await pins.getByText(word).count()) === 0);
  await bruno.page.getByRole("button", { name: "Autres gestes" }).click();
  await bruno.page.getByRole("menuitem", { name: "Aller à un jour" }).click();
  await bruno.page.getByRole("dialog").getByLabel("Aller à un jour").fill("2020-01-01");
  await bruno.page.getByRole("dialog").getByRole("button", { name: "Y aller" }).click();
  await bruno.page.getByRole("dialog").waitFor({ state: "detached" });
  await bruno.page.keyboard.press("Control+f");
  await bruno.page.waitForURL(/recherche\?salon=/);

  // A link goes to where the message is.
  await bruno.open(`/m/${said.id}`);
  await bruno.page.waitForURL(new RegExp(`salons/${pier.id}\\?at=${said.seq}`));
  await bruno.page.locator("article[data-message]", { hasText: word }).first().waitFor();

  // What ada keeps is on her screen until she takes it away, here or elsewhere.
  await ada.open("/enregistres");
  await page.getByText("Pour la réunion").waitFor();
  await as("ada").del(`/messages/${said.id}/saved/`);
  await until("it is gone from ada's screen", 10, async () => (await page.getByText("Pour la réunion").count()) === 0);
  await as("bruno").del(`/messages/${said.id}/`);
});

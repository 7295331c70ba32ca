/** Bruno is told of what concerns him, reads it, and chooses how he is told; Ada is asked before she calls a crowd. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("bruno is told of a mention live, opens it, and it is read; he reads the rest at once", {}, async (stage) => {
  const room = await roomOf("club", `Cabestan ${Date.now().toString(36)}`);
  await as("bruno").put("/notices/reading/", {});
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.open("/avis");
  await page.getByRole("heading", { name: "Avis", level: 1 }).waitFor();
  await page.getByText("Rien de nouveau pour vous").waitFor();

  await as("ada").say(room, "@Bruno Castets, vous montez à bord ?");
  const line = page.getByRole("listitem").filter({ hasText: "vous montez à bord" });
  await line.waitFor();
  await page.getByRole("link", { name: /^Avis/ }).first().getByText("1 avis non lu").waitFor();

  // Opened, it leads to the message, and is read on every device.
  await line.getByRole("link").click();
  await page.locator("article[data-message]", { hasText: "vous montez à bord" }).waitFor();
  await until("it is read", 20, async () => (await as("bruno").get("/notices/?unread=1")).unread === 0);

  for (const text of ["@Bruno Castets un", "@Bruno Castets deux"]) await as("ada").say(room, text);
  await bruno.open("/avis");
  await until("both are told", 20, async () => (await page.getByRole("main").getByRole("listitem").count()) === 2);
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await page.getByText("Rien de nouveau pour vous").waitFor();
  await page.getByRole("tab", { name: "Tous" }).click();
  await page.getByRole("button", { name: "Marquer comme non lu" }).first().click();
  await until("one is unread again", 20, async () => (await as("bruno").get("/notices/?unread=1")).unread === 1);
});

journey("bruno chooses when he is left in peace, and a word that he listens for", {}, async (stage) => {
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.open("/avis/reglages");
  await page.getByText("Rien ne sonne", { exact: false }).first().click();
  await until("the preset is kept", 20, async () => (await as("bruno").get("/notices/preferences/")).preset === "digest");
  await page.getByLabel("Vos mots d’alerte", { exact: true }).fill("Cabestan");
  await page.getByRole("main").getByRole("button", { name: "Ajouter", exact: true }).click();
  await page.getByText("Cabestan", { exact: true }).waitFor();
  await page.getByRole("button", { name: "2 heures" }).click();
  await page.getByText(/^Au calme jusqu’au/).waitFor();
  const kept = await as("bruno").get("/notices/preferences/");
  assert.deepEqual(kept.words, ["Cabestan"]);
  assert.equal(kept.in_peace, true);
  await page.getByRole("button", { name: "Y mettre fin" }).click();
  await page.getByRole("button", { name: "Retirer « Cabestan »" }).click();
  await until("the word is gone", 20, async () => (await as("bruno").get("/notices/preferences/")).words.length === 0);
  await as("bruno").patch("/notices/preferences/", { preset: "essential" });
});

journey("a room asked to be silent says so in its details", {}, async (stage) => {
  const room = await roomOf("club", `Guindeau ${Date.now().toString(36)}`);
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.open(`/salons/${room.id}`);
  await page.getByRole("button", { name: "Détails du salon" }).click();
  await page.getByLabel("Avis de ce salon").selectOption("nothing");
  await until("it is silent", 20, async () => (await as("bruno").get(`/rooms/${room.id}/`)).level === "nothing");
});

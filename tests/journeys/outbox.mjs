/** The outbox between tabs, and what becomes of a message that the server refuses. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { kill, start } from "./world/server.mjs";
import { until } from "./world/waiting.mjs";

journey("two tabs send the same outbox: every message is there once", { away: true }, async (stage) => {
  const room = await roomOf("club", "Deux onglets");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  const other = await ada.newTab();
  await other.openRoom(room);
  await kill();
  const texts = ["Premier en attente", "Deuxième en attente", "Troisième en attente"];
  for (const text of texts) {
    await ada.write(text);
    await ada.message(text).getByRole("img", { name: ada.say.waiting }).waitFor();
  }
  await other.sees("Troisième en attente");
  await start();
  // Both come back by themselves, each in its own time.
  await until("all is sent", 45, async () => (await as("bruno").texts(room)).length >= 3);
  for (const tab of [ada, other])
    for (const text of texts) {
      await tab.sees(text);
      await tab.message(text).getByRole("img", { name: tab.say.waiting }).waitFor({ state: "detached" });
    }
  assert.deepEqual(await as("bruno").texts(room), texts);
});

journey("a message for a room archived meanwhile says why, and becomes a draft again", { away: true }, async (stage) => {
  const room = await roomOf("club", "Chantier terminé");
  const bruno = await stage.enter("bruno");
  await bruno.openRoom(room);
  await kill();
  await bruno.write("Encore une question");
  await bruno.message("Encore une question").getByRole("img", { name: bruno.say.waiting }).waitFor();
  await bruno.page.context().setOffline(true);
  await start();
  await as("ada").put(`/rooms/${room.id}/archive/`);
  await bruno.page.context().setOffline(false);

  const failure = bruno.page.getByRole("alert").filter({ hasText: "Le message n’est pas parti." });
  await failure.waitFor({ timeout: 45_000 });
  assert.match(await failure.innerText(), /archiv/i, "it says why");
  await failure.getByRole("button", { name: "Réessayer" }).click();
  await failure.waitFor({ timeout: 20_000 });
  await as("ada").del(`/rooms/${room.id}/archive/`);
  await failure.getByRole("button", { name: "Garder en brouillon" }).click();
  await failure.waitFor({ state: "detached" });
  await until("the text is back in the composer", 20, async () =>
    (await bruno.composer.count()) > 0 && (await bruno.composer.inputValue()) === "Encore une question");
  await bruno.composer.press("Enter");
  await bruno.sees("Encore une question");
  await until("it is there", 20, async () => (await as("ada").texts(room)).length === 1);
});

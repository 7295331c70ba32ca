/** The server dies while somebody writes: nothing is lost, nothing is said twice, and the writing goes on. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { kill, start } from "./world/server.mjs";
import { until } from "./world/waiting.mjs";

/** The room holds these texts, each once, by REST as somebody else sees it. */
async function holdsOnce(room, texts) {
  const there = await until("everything is in the room", 30, async () => {
    const all = await as("bruno").texts(room);
    return texts.every((text) => all.includes(text)) && all;
  });
  for (const text of texts)
    assert.equal(there.filter((one) => one === text).length, 1, `« ${text} » is there once`);
}

journey("the server is killed while ada writes: her message waits and leaves by itself, once", { away: true }, async (stage) => {
  const room = await roomOf("club", "Panne de secteur");
  const ada = await stage.enter("ada");
  const bruno = await stage.enter("bruno");
  await Promise.all([ada.openRoom(room), bruno.openRoom(room)]);
  await ada.write("Avant la panne");
  await bruno.sees("Avant la panne");

  await ada.composer.pressSequentially("Écrit pendant ");
  await kill();
  await ada.composer.pressSequentially("la panne");
  assert.equal(await ada.composer.inputValue(), "Écrit pendant la panne", "the writing goes on");
  await ada.composer.press("Enter");
  assert.equal(await ada.composer.inputValue(), "", "and the next message can begin");
  await ada.message("Écrit pendant la panne").getByRole("img", { name: ada.say.waiting }).waitFor();
  await ada.hears(ada.say.lost);
  await ada.write("Un second, derrière");
  await ada.message("Un second, derrière").getByRole("img", { name: ada.say.waiting }).waitFor();

  await start();
  await bruno.sees("Écrit pendant la panne", 45);
  await bruno.sees("Un second, derrière");
  await ada.message("Un second, derrière").getByRole("img", { name: ada.say.waiting }).waitFor({ state: "detached" });
  await ada.page.getByRole("button", { name: "Réessayer maintenant" }).waitFor({ state: "detached" });
  await ada.sees("Écrit pendant la panne");
  await holdsOnce(room, ["Avant la panne", "Écrit pendant la panne", "Un second, derrière"]);
  const all = await as("bruno").texts(room);
  assert.deepEqual(all.slice(-2), ["Écrit pendant la panne", "Un second, derrière"], "in the order of writing");
});

journey("a conversation that was not kept says so once, and comes by itself when the server is back", { away: true }, async (stage) => {
  const [read, unread] = [await roomOf("club", "Gardé ici"), await roomOf("club", "Pas gardé")];
  await as("bruno").say(unread, "Dit avant la panne");
  const ada = await stage.enter("ada");
  await ada.openRoom(read);
  await ada.place("Pas gardé").waitFor();
  await ada.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await kill();
  await ada.hears(ada.say.lost);
  await ada.place("Pas gardé").click();
  await ada.hears("Cette conversation n’est pas gardée sur cet appareil");
  assert.equal(await ada.page.getByRole("alert").count(), 0, "nothing shouts");
  assert.equal(await ada.page.getByText("joignable").count(), 0, "nothing says it a second time");
  await ada.place("Annuaire").click();
  await ada.hears("La suite s’affichera au retour de la connexion.");
  await ada.page.goBack();
  await start();
  await ada.sees("Dit avant la panne", 45);
});

journey("a tab closed and opened again without a server still shows the room, and sends what waited", { away: true }, async (stage) => {
  const room = await roomOf("club", "Onglet fermé");
  await as("bruno").say(room, "À lire hors ligne");
  const ada = await stage.enter("ada");
  const bruno = await stage.enter("bruno");
  await Promise.all([ada.openRoom(room), bruno.openRoom(room)]);
  await ada.sees("À lire hors ligne");
  await ada.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await kill();
  await ada.write("Resté dans la boîte d’envoi");
  await ada.message("Resté dans").getByRole("img", { name: ada.say.waiting }).waitFor();
  await ada.composer.pressSequentially("Un brouillon aussi");
  await ada.page.close({ runBeforeUnload: false });

  const again = await ada.newTab(`/salons/${room.id}`);
  await again.sees("À lire hors ligne");
  await again.sees("Resté dans la boîte d’envoi");
  await again.message("Resté dans").getByRole("img", { name: ada.say.waiting }).waitFor();
  await again.place("Onglet fermé").waitFor();
  assert.equal(await again.composer.inputValue(), "Un brouillon aussi");

  await start();
  await bruno.sees("Resté dans la boîte d’envoi", 45);
  await holdsOnce(room, ["Resté dans la boîte d’envoi"]);
  await again.sees("Resté dans la boîte d’envoi");
});

/** What is unread is unread of one thème, in every tab, and reading it clears it everywhere. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf, topicOf } from "./world/rest.mjs";

journey("one thème is unread: reading it clears it in the other tab too", {}, async (stage) => {
  const room = await roomOf("topic", "Réemploi des sédiments");
  const berges = await topicOf(room, "Berges");
  const cales = await topicOf(room, "Cales");
  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room, cales);
  await chloe.badgeBecomes("Cales", "");
  // The first message of « Berges » was before her eyes never: it waits.
  await chloe.badgeBecomes("Berges", "1 message non lu");
  const second = await chloe.newTab();
  await second.openRoom(room, cales);
  await as("bruno").say(room, "Les berges tiennent bon", { topic: berges.id });
  await as("bruno").say(room, "Et les nôtres aussi", { topic: berges.id });
  for (const tab of [chloe, second]) {
    await tab.badgeBecomes("Berges", "3 messages non lus");
    await tab.badgeBecomes("Cales", "");
    await tab.badgeBecomes("Réemploi des sédiments", "3 messages non lus");
  }

  await second.place("Berges").click();
  await second.sees("Les berges tiennent bon");
  const since = second.log.getByRole("separator", { name: "Nouveaux messages" });
  await since.waitFor();
  for (const tab of [second, chloe]) {
    await tab.badgeBecomes("Berges", "");
    await tab.badgeBecomes("Réemploi des sédiments", "");
  }
  const order = await second.log.innerText();
  assert.ok(order.indexOf("Nouveaux messages") < order.indexOf("Les berges tiennent bon"));
  await as("bruno").say(room, "Encore un mot", { topic: berges.id });
  await second.sees("Encore un mot");
  assert.equal(await since.count(), 1, "the line stays where it was");
  const later = await second.log.innerText();
  assert.ok(later.indexOf("Nouveaux messages") < later.indexOf("Les berges tiennent bon"));

  await second.act("Et les nôtres aussi", "Marquer non lu à partir d’ici");
  await chloe.badgeBecomes("Berges", "2 messages non lus");
  await second.badgeBecomes("Berges", "2 messages non lus");
});

journey("a new thème is begun by its first message, and everybody has it", {}, async (stage) => {
  const room = await roomOf("topic", "Entretien des écluses");
  const ada = await stage.enter("ada");
  const bruno = await stage.enter("bruno");
  await Promise.all([ada.openRoom(room), bruno.openRoom(room)]);
  await ada.page.getByRole("combobox", { name: "Thème" }).fill("Vantelles");
  await ada.page.getByRole("combobox", { name: "Thème" }).press("Enter");
  await ada.write("Qui a remplacé les siennes ?");
  await bruno.place("Vantelles").waitFor();
  await bruno.place("Vantelles").click();
  await bruno.sees("Qui a remplacé les siennes ?");
  await bruno.write("Nous, en mars.");
  await ada.sees("Nous, en mars.");
  const { results } = await as("chloe").get(`/rooms/${room.id}/topics/`);
  assert.deepEqual(results.map((one) => one.title).sort(), ["Général", "Vantelles"]);
});

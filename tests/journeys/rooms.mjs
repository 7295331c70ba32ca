/** Which rooms are offered to whom, and that the offer is true while one looks at it. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";

journey("a room that becomes private goes from the list that somebody has open, and from who only looked at it", { allow: [/status of 404/] }, async (stage) => {
  const room = await roomOf("club", "Ouvert un moment", [], { visibility: "public" });
  const chloe = await stage.enter("chloe");
  const looking = await stage.enter("bruno");
  await Promise.all([chloe.open("/"), looking.openRoom(room)]);
  await looking.page.getByRole("button", { name: "Rejoindre" }).first().waitFor();
  await chloe.page.getByRole("button", { name: "Ajouter", exact: true }).click();
  await chloe.page.getByRole("menuitem", { name: "Parcourir les salons" }).click();
  const dialog = chloe.page.getByRole("dialog", { name: "Parcourir les salons" });
  await dialog.getByText("Ouvert un moment").waitFor();

  await as("ada").patch(`/rooms/${room.id}/`, { visibility: "private" });
  await dialog.getByText("Ouvert un moment").waitFor({ state: "detached" });
  await looking.page.getByRole("heading", { name: "Ce salon n’est pas accessible" }).waitFor();
});

journey("a guest has the rooms that they were invited to, and is offered no others", {}, async (stage) => {
  await roomOf("club", "Pas pour Dédé", [], { visibility: "public" });
  const dede = await stage.enter("dede");
  await dede.open("/");
  await dede.place("Plaisance et tourisme").waitFor();
  assert.equal(await dede.page.getByRole("button", { name: "Ajouter", exact: true }).count(), 0);
  assert.equal(await dede.page.getByText("Pas pour Dédé").count(), 0);
  await dede.page.keyboard.press("Control+k");
  await dede.page.getByRole("combobox").fill("Pas pour");
  // Nothing but the offer to look in the messages, which keeps to what he may read.
  await dede.page.getByRole("option", { name: /^Chercher « Pas pour » dans les messages/ }).waitFor();
  assert.equal(await dede.page.getByRole("option").count(), 1);
});

journey("an archived room leaves the list of the living, and can still be read", {}, async (stage) => {
  const room = await roomOf("club", "Digue achevée");
  await as("bruno").say(room, "La dernière pierre est posée.");
  const chloe = await stage.enter("chloe");
  await chloe.open("/");
  await chloe.place("Digue achevée").waitFor();
  await as("ada").put(`/rooms/${room.id}/archive/`);
  await chloe.place("Digue achevée").waitFor({ state: "detached" });
  await chloe.page.getByText(/^Salons archivés/).click();
  await chloe.place("Digue achevée").click();
  await chloe.sees("La dernière pierre est posée.");
  await chloe.hears("Ce salon est archivé : on peut le relire, plus y écrire.");
  assert.equal(await chloe.composer.count(), 0);
});

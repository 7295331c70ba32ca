/** Bruno says what he is doing, hides, and comes back; Chloé sees what he shows, and nothing else. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, person, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

async function talk() {
  const { id } = await person("chloe");
  return as("bruno").post("/rooms/", { kind: "direct", people: [id] });
}

journey("bruno is in a meeting for an hour: chloe sees it beside his name, and he is left in peace", {}, async (stage) => {
  const room = await talk();
  await as("bruno").say(room, "Je monte en réunion.");
  const chloe = await stage.enter("chloe");
  const bruno = await stage.enter("bruno");
  await chloe.openRoom(room);
  await bruno.open("/");
  await bruno.page.getByRole("button", { name: /^Mon compte/ }).first().click();
  await bruno.page.getByRole("menuitem", { name: "Statut et discrétion…" }).click();
  const dialog = bruno.page.getByRole("dialog", { name: "Votre statut" });
  await dialog.getByRole("button", { name: "En réunion" }).click();
  assert.equal(await dialog.getByRole("switch", { name: "Ne pas déranger" }).isChecked(), true);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await dialog.waitFor({ state: "detached" });
  await chloe.page.getByRole("banner").or(chloe.page.locator("header")).getByText("📅 En réunion").first().waitFor();
  await chloe.place(/Bruno Castets/).first().getByText("En réunion").waitFor({ state: "attached" });
  assert.equal((await as("bruno").get("/notices/preferences/")).in_peace, true);

  await bruno.page.getByRole("button", { name: /^Mon compte/ }).first().click();
  await bruno.page.getByRole("menuitem", { name: "Statut et discrétion…" }).click();
  await dialog.getByRole("button", { name: "Effacer", exact: true }).click();
  await until("chloe sees it no more", 20, async () => (await chloe.page.getByText("📅 En réunion").count()) === 0);
});

journey("invisible, bruno looks gone and is not seen writing; visible again, he is there", {}, async (stage) => {
  const room = await talk();
  const chloe = await stage.enter("chloe");
  const bruno = await stage.enter("bruno");
  await Promise.all([chloe.openRoom(room), bruno.openRoom(room)]);
  const face = chloe.page.getByRole("button", { name: /Bruno Castets/ }).first();
  await face.getByText("En ligne").waitFor({ state: "attached" });
  await bruno.page.getByRole("button", { name: /^Mon compte/ }).first().click();
  await bruno.page.getByRole("menuitem", { name: "Statut et discrétion…" }).click();
  const invisible = bruno.page.getByRole("switch", { name: "Invisible" });
  await invisible.check();
  await face.getByText("Hors ligne").waitFor({ state: "attached" });
  await bruno.page.keyboard.press("Escape");
  await bruno.composer.pressSequentially("Personne ne me voit écrire");
  await bruno.composer.press("Enter");
  await chloe.sees("Personne ne me voit écrire");
  assert.equal(await chloe.page.getByText(/Bruno.* écrit/).count(), 0);
  await as("bruno").patch("/presence/", { invisible: false });
  await face.getByText("En ligne").waitFor({ state: "attached" });
});

journey("by keyboard: bruno finds a shortcut, and goes to the next room with something unread", {}, async (stage) => {
  const room = await roomOf("club", `Sémaphore ${Date.now().toString(36)}`);
  await as("ada").say(room, "Du nouveau ici");
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.open("/");
  await page.getByRole("heading", { name: /^Bonjour/ }).waitFor();
  const help = page.getByRole("dialog", { name: "Raccourcis clavier" });
  await page.keyboard.press("?");
  await help.waitFor();
  await help.getByRole("searchbox", { name: "Chercher un raccourci" }).fill("non lu");
  await help.getByText("Salon non lu suivant").waitFor();
  assert.equal(await help.getByText("Gras").count(), 0);
  await help.getByRole("button", { name: "Fermer" }).click();
  await help.waitFor({ state: "detached" });
  await until("he has come to the room", 60, async () => {
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await page.waitForTimeout(300);
    return page.url().endsWith(`/salons/${room.id}`);
  });
  await bruno.sees("Du nouveau ici");
});

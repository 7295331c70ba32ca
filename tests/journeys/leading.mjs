/** Thèmes that are led and messages that move, on everybody's screen at once; and the inbox, by keyboard. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf, topicOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const stamp = () => Date.now().toString(36);

/** Opens the menu of the conversation's header and does what the entry says. */
async function lead({ page }, entry) {
  await page.getByRole("button", { name: "Autres gestes" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

journey("chloe moves what is off the subject to a new thème, and takes it back; bruno sees both", {}, async (stage) => {
  const room = await roomOf("topic", `Déplacements ${stamp()}`);
  const berges = await topicOf(room, "Berges");
  await as("bruno").say(room, "Et pour les câbles ?", { topic: berges.id });
  await as("bruno").say(room, "Ils sont trop courts.", { topic: berges.id });
  const chloe = await stage.enter("chloe");
  const bruno = await stage.enter("bruno");
  await Promise.all([chloe.openRoom(room, berges), bruno.openRoom(room, berges)]);
  await bruno.sees("Ils sont trop courts.");
  await chloe.act("Et pour les câbles ?", "Déplacer vers un thème ou un salon…");
  const dialog = chloe.page.getByRole("dialog");
  await dialog.getByText("Ce message et les suivants", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Thème" }).or(dialog.getByLabel("Thème")).last().fill("Câbles");
  await dialog.getByRole("button", { name: "Déplacer", exact: true }).click();
  await chloe.page.getByText("2 messages déplacés.").first().waitFor();
  for (const person of [chloe, bruno]) {
    await person.seesNo("Ils sont trop courts.");
    await person.sees("Berges : pour commencer");
  }
  await bruno.place("Câbles").click();
  await bruno.sees("Et pour les câbles ?");

  await chloe.page.getByRole("button", { name: "Annuler", exact: true }).click();
  await chloe.sees("Ils sont trop courts.");
  await bruno.seesNo("Ils sont trop courts.");
});

journey("bruno resolves a thème with a summary, ada opens it again, and both are merged", {}, async (stage) => {
  const room = await roomOf("topic", `Résolutions ${stamp()}`);
  const bornes = await topicOf(room, "Bornes");
  const cables = await topicOf(room, "Câbles");
  const bruno = await stage.enter("bruno");
  const ada = await stage.enter("ada");
  await Promise.all([bruno.openRoom(room, bornes), ada.openRoom(room, bornes)]);
  await lead(bruno, "Marquer comme résolu");
  await bruno.page.getByRole("dialog").getByLabel("Résumé").fill("**Six** bornes au quai 3");
  await bruno.page.getByRole("dialog").getByRole("button", { name: "Marquer comme résolu" }).click();
  for (const { page } of [bruno, ada]) {
    const head = page.getByRole("region", { name: "Résumé" });
    await head.getByText("Résolu par Bruno Castets").waitFor();
    await head.getByText("Six", { exact: true }).waitFor();
  }
  await ada.page.getByRole("region", { name: "Résumé" }).getByRole("button", { name: "Rouvrir le thème" }).click();
  await bruno.page.getByRole("region", { name: "Résumé" }).waitFor({ state: "detached" });

  // Whoever looks at the one that goes is brought to the one that stays.
  await lead(ada, "Fusionner avec un autre thème");
  await ada.page.getByLabel("Thème qui reste").selectOption(cables.id);
  await ada.page.getByRole("dialog").getByRole("button", { name: "Fusionner" }).click();
  for (const person of [ada, bruno]) {
    await person.page.getByRole("heading", { name: "Câbles", level: 1 }).waitFor();
    await person.sees("Bornes : pour commencer");
  }
});

journey("bruno works through his inbox by keyboard, and reads all the rest at once on both his screens", {}, async (stage) => {
  await as("bruno").put("/read-marks/");
  const room = await roomOf("topic", `Courrier ${stamp()}`);
  const berges = await topicOf(room, "Berges");
  await topicOf(room, "Cales");
  await as("ada").say(room, "Encore un mot", { topic: berges.id });
  const bruno = await stage.enter("bruno");
  const other = await bruno.newTab();
  // A screen on which nothing is read.
  await other.open("/annuaire");
  const { page } = bruno;
  await bruno.open("/reception");
  const rows = page.locator("a[data-talk]");
  await until("both thèmes wait", 20, async () => (await rows.count()) === 2);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  assert.match(await page.locator("a[data-talk]:focus").innerText(), /Berges/);
  await page.keyboard.press("e");
  await until("one is left", 20, async () => (await rows.count()) === 1);
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await until("both are back", 20, async () => (await rows.count()) === 2);
  assert.equal((await as("bruno").get(`/rooms/${room.id}/`)).unread, 3);

  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await page.getByText("Vous avez tout lu").waitFor();
  await other.badgeBecomes(room.name, "");
  await until("the server agrees", 20, async () => (await as("bruno").get(`/rooms/${room.id}/`)).unread === 0);
  await as("ada").say(room, "Et un de plus", { topic: berges.id });
  await until("it is told live", 20, async () => (await rows.count()) === 1);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await bruno.sees("Et un de plus");
});

journey("chloe follows a thème and is told of it; a message is read with its answers", {}, async (stage) => {
  const room = await roomOf("topic", `Filets ${stamp()}`);
  const berges = await topicOf(room, "Berges");
  const root = await as("bruno").say(room, "Qui vient jeudi ?", { topic: berges.id });
  const answer = await as("ada").say(room, "Moi", { topic: berges.id, reply_to: root.id });
  await as("chloe").put("/notices/reading/", {});
  const chloe = await stage.enter("chloe");
  await chloe.openRoom(room, berges);
  await lead(chloe, "Suivre ce thème");
  await until("it is followed", 20, async () => (await as("chloe").get(`/topics/${berges.id}/`)).choice === "follow");
  await chloe.act("Qui vient jeudi ?", "Voir les réponses");
  const panel = chloe.page.getByRole("complementary", { name: "Réponses à ce message" });
  await panel.getByText("Moi", { exact: true }).waitFor();
  await as("bruno").say(room, "À dix heures", { topic: berges.id, reply_to: answer.id });
  await panel.getByText("À dix heures", { exact: true }).waitFor();
  const field = panel.getByRole("textbox", { name: "Répondre ici" });
  await field.fill("Moi aussi");
  await field.press("Enter");
  await panel.getByText("Moi aussi", { exact: true }).waitFor();
  await until("it answers", 20, async () => {
    const thread = await as("bruno").get(`/messages/${root.id}/answers/`);
    return thread.answers.some((one) => one.text === "Moi aussi");
  });
  await chloe.page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await until("she is told", 20, async () =>
    (await as("chloe").get("/notices/")).results.some((one) => one.kind === "topic"),
  );
});

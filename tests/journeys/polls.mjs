/** Asking a room: written in the composer's menu, answered by others, counted live, in secret, by rank. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";

const named = (person, name) => person.page.getByRole("article", { name });

async function ask(person, question, answers, act = async () => {}) {
  await person.page.getByRole("button", { name: "Ajouter au message", exact: true }).click();
  await person.page.getByRole("menuitem", { name: "Sondage" }).click();
  const dialog = person.page.getByRole("dialog", { name: "Poser une question" });
  await dialog.getByLabel("Question", { exact: true }).fill(question);
  for (const [nth, answer] of answers.entries()) {
    const field = dialog.getByLabel(`Réponse ${nth + 1}`, { exact: true });
    if ((await field.count()) === 0)
      await dialog.getByRole("button", { name: "Ajouter une réponse" }).click();
    await field.fill(answer);
  }
  await act(dialog);
  await dialog.getByRole("button", { name: "Poser la question" }).click();
  await dialog.waitFor({ state: "detached" });
}

journey("a member asks, others answer, and everybody sees the counts move", {}, async (stage) => {
  const room = await roomOf("club", "Sorties du samedi", ["bruno", "chloe"]);
  const chloe = await stage.enter("chloe");
  const bruno = await stage.enter("bruno", { size: "phone" });
  await Promise.all([chloe.openRoom(room), bruno.openRoom(room)]);

  // What is missing is said beside the field; what was written stays.
  await chloe.page.getByRole("button", { name: "Ajouter au message", exact: true }).click();
  await chloe.page.getByRole("menuitem", { name: "Sondage" }).click();
  const dialog = chloe.page.getByRole("dialog", { name: "Poser une question" });
  await dialog.getByLabel("Question", { exact: true }).fill("Où va-t-on samedi ?");
  await dialog.getByRole("button", { name: "Poser la question" }).click();
  await dialog.getByText("Proposez au moins deux réponses.").waitFor();
  await dialog.getByLabel("Réponse 1", { exact: true }).fill("Ouessant");
  await dialog.getByLabel("Réponse 1", { exact: true }).press("Enter");
  await chloe.page.keyboard.type("Molène");
  await dialog.getByRole("button", { name: "Poser la question" }).click();
  await dialog.waitFor({ state: "detached" });

  const asked = named(bruno, "Où va-t-on samedi ?").first();
  await asked.getByRole("radio", { name: /Molène/ }).check();
  await asked.getByRole("button", { name: "Voter", exact: true }).click();
  await asked.getByText(/^1 vote( |$)/).waitFor();
  await named(chloe, "Où va-t-on samedi ?").first().getByText(/^1 vote( |$)/).waitFor();

  await asked.getByRole("button", { name: "Changer mon vote" }).click();
  await asked.getByRole("radio", { name: /Ouessant/ }).check();
  await asked.getByRole("button", { name: "Changer mon vote" }).click();
  await asked.getByText("votre choix").waitFor();

  await named(chloe, "Où va-t-on samedi ?").first().getByRole("link", { name: "Détails" }).click();
  await chloe.page.getByRole("heading", { name: "Qui a choisi quoi" }).waitFor();
  await chloe.page.getByRole("button", { name: "Clore le sondage" }).click();
  await chloe.page.getByRole("dialog").getByRole("button", { name: "Clore le sondage" }).click();
  await chloe.page.getByText("en tête").waitFor();
  await asked.getByText("Clos", { exact: true }).waitFor();
  assert.equal(await asked.getByRole("button", { name: "Changer mon vote" }).count(), 0);
});

journey("an anonymous vote says before it is cast that it stays as it is", {}, async (stage) => {
  const room = await roomOf("club", "Questions franches", ["bruno", "chloe"]);
  const bruno = await stage.enter("bruno");
  const ada = await stage.enter("ada");
  await Promise.all([bruno.openRoom(room), ada.openRoom(room)]);
  await ask(ada, "La réunion du lundi sert-elle ?", ["Oui", "Non"], (dialog) =>
    dialog.getByRole("switch", { name: "Anonyme" }).check(),
  );
  const asked = named(bruno, "La réunion du lundi sert-elle ?").first();
  await asked.getByText("votre bulletin ne pourra être ni changé ni retiré").waitFor();
  await asked.getByRole("radio", { name: "Non" }).check();
  await asked.getByRole("button", { name: "Voter une fois pour toutes" }).click();
  await asked.getByText("Personne ne saura quoi").waitFor();
  assert.equal(await asked.getByRole("radio").count(), 0);
  await named(ada, "La réunion du lundi sert-elle ?").first().getByText(/^1 vote( |$)/).waitFor();
});

journey("answers are put in order with the keyboard, and the count is told round by round", {}, async (stage) => {
  const room = await roomOf("club", "Nom du bateau", ["bruno", "chloe"]);
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  await ask(ada, "Quel nom ?", ["Goéland", "Sterne", "Fou de Bassan"], (dialog) =>
    dialog.getByText("Un ordre", { exact: true }).click(),
  );
  const asked = named(ada, "Quel nom ?").first();
  await asked.getByRole("button", { name: "Classer « Sterne »" }).press("Enter");
  await asked.getByRole("button", { name: "Classer « Goéland »" }).press("Enter");
  await asked.getByRole("button", { name: "Monter « Goéland »" }).press("Enter");
  await ada.hears("« Goéland » est à la place 1");
  await asked.getByRole("button", { name: "Voter", exact: true }).click();
  await asked.getByText(/^1 vote( |$)/).waitFor();
  const { results } = await as("bruno").get(`/rooms/${room.id}/messages/?limit=5`);
  const { id } = results.find((one) => one.card).card;
  await as("bruno").put(`/polls/${id}/ballot/`, { choices: ["2"] });
  await as("chloe").put(`/polls/${id}/ballot/`, { choices: ["3", "2"] });
  await as("ada").post(`/polls/${id}/close/`, {});
  await asked.getByRole("link", { name: "Détails" }).click();
  await ada.page.getByRole("heading", { name: "Tour 2" }).waitFor();
  await ada.page.getByText("« Sterne » l’emporte.").waitFor();
});

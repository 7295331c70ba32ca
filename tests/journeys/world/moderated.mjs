/** Moderation to be looked at: a case that waits, one that was decided and appealed, a held message, a word, a time-out. */
import { randomUUID } from "node:crypto";
import { as, community, person, roomOf } from "./rest.mjs";

let made = null;

async function moderate() {
  const { id } = await community();
  const room = await roomOf("club", "La criée", ["bruno", "chloe"], { visibility: "public" });
  await as("chloe").say(room, "On se retrouve à la criée à 6 h, quai nord.");
  const rude = await as("bruno").say(room, "Comme d’habitude, l’équipe du soir n’a rien rangé. Des bons à rien.");
  await as("chloe").say(room, "Merci de rester corrects entre nous.");
  const words = "Ce n’est pas la première fois, et c’est devant toute l’équipe.";
  await as("chloe").post("/reports/", { message: rude.id, reason: "harassment", words });
  const [waiting] = (await as("ada").get(`/communities/${id}/cases/`)).results.filter((one) => one.excerpt.startsWith("Comme d’habitude"));
  const other = await as("bruno").say(room, "Achetez mes places, moitié prix, écrivez-moi en privé.");
  const report = await as("chloe").post("/reports/", { message: other.id, reason: "spam" });
  const [spam] = (await as("ada").get(`/communities/${id}/cases/`)).results.filter((one) => one.excerpt.startsWith("Achetez"));
  await as("ada").post(`/cases/${spam.id}/decision/`, {
    outcome: "remove", facts: "Le message propose une vente sans lien avec la communauté.", ground: "charter",
    reference: "Article 6 : pas de publicité", answer: "Merci : le message est retiré.",
  });
  const [statement] = (await as("bruno").get("/statements/")).results;
  await as("ada").post(`/communities/${id}/filter/`, { pattern: "bonne affaire*", effect: "review" });
  await as("ada").post(`/communities/${id}/filter/`, { pattern: "bon* à rien", effect: "refuse", explanation: "Restons courtois." });
  const held = { text: "Une bonne affaire à signaler : le matériel du salon.", client_id: randomUUID() };
  await as("chloe").post(`/rooms/${room.id}/messages/`, held).catch(() => undefined);
  const whom = (await person("dede")).id;
  const ends_at = new Date(Date.now() + 2 * 86_400_000).toISOString();
  await as("ada").post(`/communities/${id}/time-outs/`, { person: whom, ends_at, reason: "Messages répétés malgré deux rappels." });
  await as("ada").patch(`/rooms/${room.id}/`, { slow_mode: 300 });
  return { id, room, waiting, statement, report };
}

/** The screens of moderation, for the list of all screens. */
export async function moderated(of) {
  made ??= moderate();
  const { id, room, waiting, statement, report } = await made;
  const ada = of("ada");
  const list = (name) => (page) => page.getByRole("list", { name }).getByRole("listitem").first().waitFor();
  return [
    ada("moderation", `/communautes/${id}/moderation`, list("Dossiers")),
    ada("moderation-dossier", `/communautes/${id}/moderation/${waiting.id}`, async (page) => {
      await page.getByText("Avertir la personne").click();
      await page.getByLabel("Les faits").waitFor();
    }),
    ada("moderation-mots", `/communautes/${id}/mots-filtres`, list("Mots filtrés")),
    ada("moderation-pauses", `/communautes/${id}/pauses`, list("Pauses")),
    of("chloe")("signalements", `/signalements/${report.id}`, list("Mes signalements")),
    of("bruno")("decision", `/decisions/${statement.id}`, list("Décisions")),
    of("bruno")("recours", `/decisions/${statement.id}`, async (page) => {
      await page.getByRole("button", { name: "Faire un recours" }).first().click();
      await page.getByRole("dialog").waitFor();
    }),
    of("chloe")("salon-lent", `/salons/${room.id}`, (page) => page.getByText("vous seul voyez ce message").waitFor()),
    of("chloe")("signaler", `/salons/${room.id}`, async (page) => {
      await page.getByRole("article").filter({ hasText: "Comme d’habitude" }).last().focus();
      await page.keyboard.press("!");
      await page.getByRole("radio").first().waitFor();
    }),
    ada("retirer-recents", `/salons/${room.id}`, async (page) => {
      await page.getByRole("article").filter({ hasText: "On se retrouve" }).getByRole("button", { name: /^Chloé/ }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Autres actions" }).click();
      await page.getByRole("menuitem", { name: "Retirer ses messages récents" }).click();
      await page.getByRole("button", { name: /^Retirer \d+ message/ }).waitFor();
    }),
    of("chloe")("ignorer", `/salons/${room.id}`, async (page) => {
      await page.getByRole("article").filter({ hasText: "Comme d’habitude" }).getByRole("button", { name: /^Bruno/ }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Autres actions" }).click();
      await page.getByRole("menuitem", { name: "Ignorer ou bloquer" }).click();
      await page.getByText("Elle n’en est pas avertie").or(page.getByText("La personne n’en est pas avertie")).first().waitFor();
    }),
  ];
}

/** What Ada is about to write, for the pictures of it: drafts, planned and recurring messages, snippets, a message with versions. */
import { as, community } from "./rest.mjs";

const DAY = 86_400_000;

/** Makes what is not there yet; returns the room that it is in. */
export async function writings() {
  const { id } = await community();
  const ada = as("ada");
  const rooms = (await ada.get("/rooms/")).results;
  const pier = rooms.find((room) => room.name === "Le ponton");
  const bureau = rooms.find((room) => room.name === "Comité de pilotage") ?? pier;
  if ((await ada.get("/snippets/")).results.length === 0) {
    const text = "Bonjour {prénom}, bienvenue dans {salon}. Présentez-vous en deux lignes, et dites ce que vous cherchez.";
    await ada.post("/snippets/", { name: "Accueil", text, community: id });
    await ada.post("/snippets/", { name: "Absence", text: "Je suis absente jusqu’au {date} ; Bruno prend le relais." });
  }
  if ((await ada.get("/planned/")).results.length === 0) {
    const plan = (text, days, more = {}) =>
      ada.post("/planned/", { room: pier.id, text, due_at: new Date(Date.now() + days * DAY).toISOString(), client_id: crypto.randomUUID(), ...more });
    await plan("Bonjour à tous. La visite du chantier commence à 9 h, rendez-vous au portail nord.", 1);
    const form = new FormData();
    form.append("file", new Blob(["Portail nord, 9 h"], { type: "text/plain" }), "plan-du-chantier.txt");
    const file = await ada.post(`/rooms/${pier.id}/files/`, form);
    await plan("Voici le plan du chantier.", 3, { attachments: [file.id] });
    const news = rooms.find((room) => room.kind === "announcement" && room.abilities.post);
    if (news) {
      const asked = { receipt: true, comments: false, home_until: new Date(Date.now() + 9 * DAY).toISOString() };
      const due_at = new Date(Date.now() + 4 * DAY).toISOString();
      await ada.post(`/rooms/${news.id}/announcements/planned/`, { text: "Le port ferme lundi.", client_id: crypto.randomUUID(), due_at, ...asked });
    }
    await plan("Relancer la mairie pour l’arrêté", 2, { to_self: true });
  }
  if ((await ada.get("/recurring/")).results.length === 0) {
    const rhythm = { every: "week", weekdays: [0, 3], at: "09:00", zone: "Europe/Paris", starts_on: new Date().toISOString().slice(0, 10) };
    await ada.post("/recurring/", { id: crypto.randomUUID(), room: pier.id, text: "Vos points pour la réunion de l’après-midi ?", rhythm });
    await ada.post("/recurring/", { id: crypto.randomUUID(), room: bureau.id, text: "Point budget du mois : merci de déposer vos chiffres.", rhythm: { ...rhythm, every: "month", weekdays: [0], nth: -1 } });
  }
  if ((await ada.get("/drafts/")).results.length === 0) {
    const draft = (room, text) => ada.put(`/drafts/${room.id}/`, { text, base: 0, device: "pictures" });
    await draft(bureau, "Je propose que nous reportions la décision d’une semaine, le temps de recevoir le devis.");
  }
  const said = (await ada.get(`/rooms/${pier.id}/messages/`)).results;
  if (!said.some((one) => one.author.name.startsWith("Ada") && one.edited_at)) {
    const posted = await ada.post(`/rooms/${pier.id}/messages/`, { text: "La visite est mardi à 9 h au portail nord.", client_id: crypto.randomUUID() });
    await ada.patch(`/messages/${posted.id}/`, { text: "La visite est jeudi à 10 h au portail nord." });
    await ada.post(`/messages/${posted.id}/shares/`, { room: bureau.id, client_id: crypto.randomUUID(), text: "Pour ceux qui viennent" });
  }
  return { pier, bureau };
}

/** The screens of writing, in the form of `screens.mjs`. */
export async function writingScreens() {
  const { pier, bureau } = await writings();
  const ada = (name, path, act = null) => ({ name, who: "ada", path, act });
  const first = (page) => page.getByRole("main").getByRole("tabpanel").getByRole("listitem").first().waitFor();
  const command = (typed) => async (page) => {
    const composer = page.locator("textarea").last();
    await composer.click();
    await composer.fill(typed);
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await page.getByRole("dialog").first().waitFor();
  };
  const act = (label) => async (page) => {
    const message = page.locator("article[data-message]", { hasText: "La visite est jeudi" }).last();
    await message.waitFor();
    await message.focus();
    if (label === "versions") await message.getByRole("button", { name: "(modifié)" }).click();
    else await page.keyboard.press("p");
    await page.getByRole("dialog").first().waitFor();
  };
  return [
    ada("enregistres", "/enregistres"),
    ada("garder", `/salons/${pier.id}`, async (page) => {
      await page.locator("article[data-message]").last().press("s");
      await page.getByLabel("Note pour vous").waitFor();
    }),
    ada("brouillons", "/ecrits", first),
    ada("planifies", "/ecrits/planifies", first),
    ada("recurrents", "/ecrits/recurrents", first),
    ada("extraits", "/ecrits/extraits", first),
    ada("nouvel-extrait", "/ecrits/extraits", async (page) => {
      await first(page);
      await page.getByRole("button", { name: "Nouvel extrait" }).click();
      await page.getByRole("dialog").first().waitFor();
    }),
    ada("commandes", `/salons/${pier.id}`, async (page) => {
      // What another of these pictures left is a draft on every device.
      await page.locator("textarea").last().fill("");
      await page.keyboard.type("/");
      await page.getByRole("option").first().waitFor();
    }),
    ada("modifier-un-envoi", "/ecrits/planifies", async (page) => {
      await first(page);
      const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "plan du chantier" });
      await row.getByRole("button", { name: "Modifier" }).click();
      await page.getByRole("dialog").first().waitFor();
    }),
    ada("date-et-heure", `/salons/${pier.id}`, command("/heure")),
    ada("planifier", `/salons/${pier.id}`, command("/planifier Bonjour à tous")),
    ada("message-recurrent", `/salons/${pier.id}`, async (page) => {
      await command("/récurrent Vos points pour la réunion ?")(page);
      await page.getByRole("dialog").locator("section li").first().waitFor();
    }),
    ada("inserer-un-extrait", `/salons/${pier.id}`, command("/extrait")),
    ada("versions", `/salons/${pier.id}`, act("versions")),
    ada("partager-un-message", `/salons/${pier.id}`, act("share")),
    ada("message-partage", `/salons/${bureau.id}`, (page) => page.getByText("Pour ceux qui viennent").first().waitFor()),
  ];
}

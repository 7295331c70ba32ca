/** The screens of thèmes that are led, of messages that move, and of what waits. */
import { as } from "./rest.mjs";

/** Favourites, and a section of one's own that is empty, beside one that is not. */
async function arranged(who, room) {
  const { results } = await as(who).get("/sections/");
  if (results.length) return;
  const { id } = await as(who).post("/sections/", { name: "Quais et cales" });
  await as(who).post("/sections/", { name: "À classer" });
  await as(who).put(`/rooms/${room.id}/section/`, { section: id });
  const direct = (await as(who).get("/rooms/")).results.find((one) => one.kind === "direct");
  await as(who).put(`/rooms/${direct.id}/section/`, { section: "favourites" });
}

export async function led(of, themes) {
  const { results } = await as("ada").get(`/rooms/${themes.id}/topics/`);
  const byTitle = (a, b) => a.title.localeCompare(b.title, "fr");
  const topics = results.filter((one) => !one.general).sort(byTitle);
  const done = topics[1];
  const summary = "**Six bornes** au quai 3, puissance 22 kW. Livraison en mars ; le câble reste à la charge du port.";
  await as("bruno").put(`/topics/${done.id}/resolution/`, { summary });
  await as("ada").put(`/topics/${topics[0].id}/pin/`);
  await as("ada").put(`/topics/${done.id}/following/`, { choice: "follow" });
  const page = await as("ada").get(`/rooms/${themes.id}/messages/?topic=${topics[0].id}&limit=20`);
  // The same on every size: the third message of the thème that nothing answers by itself.
  const root = page.results.toReversed()[2];
  if (!page.results.some((one) => one.reply_to === root.id)) {
    const answer = await as("bruno").say(themes, "Bonne question : je demande au port.", {
      topic: topics[0].id,
      reply_to: root.id,
    });
    await as("ada").say(themes, "Merci, on en reparle jeudi.", { topic: topics[0].id, reply_to: answer.id });
  }
  await arranged("chloe", themes);
  const dialog = (screen) => screen.getByRole("dialog").first().waitFor();
  const menu = (entry) => async (screen) => {
    await screen.getByRole("button", { name: "Autres gestes" }).click();
    if (!entry) return screen.getByRole("menu").waitFor();
    await screen.getByRole("menuitem", { name: entry }).click();
    return dialog(screen);
  };
  const answers = (screen) =>
    screen.getByRole("complementary").or(screen.getByRole("dialog")).getByText("Merci, on en reparle jeudi.").first().waitFor();
  const key = (letter, there = dialog) => async (screen) => {
    const message = screen.locator(`article[data-message="${root.id}"]`);
    await message.waitFor();
    await message.focus();
    await screen.keyboard.press(letter);
    await there(screen);
  };
  const first = `/salons/${themes.id}/themes/${topics[0].id}`;
  const listed = (screen) => screen.locator("a[data-talk]").first().waitFor();
  return [
    of("ada")("themes-ouverts", `/salons/${themes.id}`, async (screen) => {
      await screen.getByRole("button", { name: /^Thèmes/ }).click();
      await screen.getByRole("searchbox", { name: "Chercher un thème" }).waitFor();
    }),
    of("ada")("theme-resolu", `/salons/${themes.id}/themes/${done.id}`, (screen) =>
      screen.getByText("Résolu par").waitFor(),
    ),
    of("ada")("theme-menu", first, menu(null)),
    of("ada")("theme-resoudre", first, menu("Marquer comme résolu")),
    of("ada")("theme-fusionner", first, menu("Fusionner avec un autre thème")),
    of("ada")("theme-renommer", first, menu("Renommer le thème")),
    of("ada")("aller-a-un-jour", first, menu("Aller à un jour")),
    of("ada")("deplacer", `${first}?at=${root.seq}`, key("m")),
    of("ada")("reponses", `${first}?at=${root.seq}`, key("t", answers)),
    of("ada")("reception", "/reception", listed),
    of("chloe")("recents", "/recents", listed),
    of("chloe")("sections", "/messages", (screen) => screen.getByRole("button", { name: "Quais et cales", exact: true }).waitFor()),
  ];
}

/** Links inside the site, who reacted, and the network's moderation, to be looked at. */
import { randomUUID } from "node:crypto";
import { as, community, person, roomOf } from "./rest.mjs";
import { BASE } from "./server.mjs";

let made = null;

async function lay() {
  const { id } = await community();
  const room = await roomOf("club", "Passe-coque", ["bruno", "chloe"], { visibility: "public" });
  const publish = (who, title, text) =>
    as(who).post(`/communities/${id}/publications/`, { title, text, client_id: randomUUID() });
  const card = await publish("bruno", "Toujours la même équipe", "Encore un quai laissé en désordre. **Des incapables**, et je pèse mes mots.");
  const other = await publish("chloe", "Le quai 4 est équipé", "Deux bornes de plus, depuis lundi.");
  await as("ada").post(`/rooms/${card.message.room}/messages/`, { text: "Restons courtois, s’il vous plaît.", reply_to: card.message.id, client_id: randomUUID() });
  await as("chloe").post("/reports/", { message: card.message.id, reason: "harassment", words: "Tout le service est visé." });
  const [waiting] = (await as("ada").get(`/communities/${id}/cases/`)).results.filter((one) => one.excerpt.startsWith("Toujours"));
  const said = await as("bruno").say(room, "Le relevé de la marée est à refaire : la sonde du bassin nord a dérivé de douze centimètres.");
  const links = [`/m/${said.id}`, `/communautes/${id}/reseau/${other.id}`, `/annuaire/${(await person("bruno")).id}`];
  const posted = await as("ada").say(room, `À lire avant jeudi : ${links.map((one) => BASE + one).join(" ")}`);
  for (const who of ["bruno", "chloe", "ada"]) await as(who).put(`/messages/${posted.id}/reactions/${encodeURIComponent("👍")}/`);
  await as("chloe").put(`/messages/${posted.id}/reactions/${encodeURIComponent("🎉")}/`);
  await as("solene").put(`/avoided/${(await person("bruno")).id}/`, { distance: "ignored" });
  return { id, room, waiting, card };
}

/** These screens, for the list of all screens. */
export async function inside(of) {
  made ??= lay();
  const { id, room, waiting, card } = await made;
  const reported = (act) => async (page) => {
    await page.getByRole("button", { name: `Actions sur « ${card.title} »` }).click();
    await act(page);
  };
  return [
    of("chloe")("liens-du-site", `/salons/${room.id}`, (page) => page.getByRole("link", { name: /^Le quai 4 est équipé/ }).waitFor()),
    of("chloe")("qui-a-reagi", `/salons/${room.id}`, async (page) => {
      await page.getByRole("button", { name: /^👍/ }).click({ button: "right" });
      await page.getByRole("tab", { name: /🎉/ }).waitFor();
      await page.getByRole("dialog").getByText("Bruno").waitFor();
    }),
    of("solene")("reseau-replie", `/communautes/${id}/reseau`, (page) =>
      page.getByText("Publication d’une personne que vous ignorez.").first().waitFor()),
    of("chloe")("actions-d-une-publication", `/communautes/${id}/reseau/${card.id}`, reported((page) =>
      page.getByRole("menuitem", { name: "Signaler" }).waitFor())),
    of("chloe")("signaler-une-publication", `/communautes/${id}/reseau`, reported(async (page) => {
      await page.getByRole("menuitem", { name: "Signaler" }).click();
      await page.getByRole("dialog").getByRole("radio").first().waitFor();
    })),
    of("ada")("dossier-d-une-publication", `/communautes/${id}/moderation/${waiting.id}`, (page) =>
      page.getByText("Restons courtois").waitFor()),
  ];
}

/** Announcements to be looked at: one that asks « J’ai lu », read by one of two, on the home page for a week. */
import { randomUUID } from "node:crypto";
import { as, roomOf } from "./rest.mjs";

const TEXT =
  "**Plan d’évacuation revu.** Les points de rassemblement changent au 1ᵉʳ décembre : le quai des Indes remplace la cale sud.";

let made = null;

async function announce() {
  const room = await roomOf("announcement", "Consignes de sécurité", ["bruno", "chloe"]);
  const until = new Date(Date.now() + 6 * 86_400_000).toISOString();
  const asked = { receipt: true, comments: false, home_until: until };
  const body = { text: TEXT, client_id: randomUUID(), ...asked };
  const card = await as("ada").post(`/rooms/${room.id}/announcements/`, body);
  await as("chloe").put(`/announcements/${card.id}/receipt/`);
  return room;
}

/** The screens of announcements, for the list of all screens. */
export async function announced(of) {
  made ??= announce();
  const room = await made;
  const dialog = (page) => page.getByRole("dialog").first().waitFor();
  return [
    of("ada")("annonce-suivie", `/salons/${room.id}`, (page) =>
      page.getByRole("button", { name: /^Lu par 1 sur 2/ }).waitFor(),
    ),
    of("bruno")("annonce-a-lire", `/salons/${room.id}`, (page) =>
      page.getByRole("button", { name: "J’ai lu" }).waitFor(),
    ),
    of("ada")("qui-a-lu", `/salons/${room.id}`, async (page) => {
      await page.getByRole("button", { name: /^Lu par 1 sur 2/ }).click();
      await dialog(page);
      await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    }),
    of("ada")("publier-une-annonce", `/salons/${room.id}`, async (page) => {
      await page.getByRole("textbox", { name: /Écrire/ }).last().fill("Exercice jeudi à 10 h.");
      await page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await page.getByText(/seront averties/).waitFor();
    }),
    of("ada")("publier-plus-tard", `/salons/${room.id}`, async (page) => {
      await page.getByRole("textbox", { name: /Écrire/ }).last().fill("Exercice jeudi à 10 h.");
      await page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await page.getByText(/seront averties/).waitFor();
      await page.getByRole("switch", { name: "Publier plus tard" }).check();
      await page.getByRole("button", { name: "Demain, 9 h" }).click();
    }),
    of("ada")("statut", "/moi", async (page) => {
      await page.getByRole("button", { name: "Statut et discrétion…" }).last().click();
      await page.getByRole("switch", { name: "Invisible" }).waitFor();
    }),
    of("bruno")("rattrapage", "/rattrapage", (page) =>
      page.getByRole("main").getByRole("list").first().waitFor(),
    ),
    of("bruno")("a-la-une", "/", (page) => page.getByRole("region", { name: "À la une" }).waitFor()),
  ];
}

/** What was asked in a room of its own, for the pictures: open, ranked and closed, and in secret. */
import { randomUUID } from "node:crypto";
import { as, roomOf } from "./rest.mjs";

let asked = null;

/** The room, and the ranked poll that is closed. */
export async function polls() {
  asked ??= await ask();
  return asked;
}

async function ask() {
  const room = await roomOf("club", "Sorties en mer", ["bruno", "chloe"]);
  const put = (who, question, options, more = {}) =>
    as(who).post(`/rooms/${room.id}/polls/`, { question, options, client_id: randomUUID(), ...more });
  const vote = (who, { id }, ...choices) => as(who).put(`/polls/${id}/ballot/`, { choices });

  const ranked = await put("chloe", "Quel nom pour le bateau ?", ["Goéland", "Sterne", "Fou de Bassan"], { kind: "ranked" });
  await vote("ada", ranked, "1", "2");
  await vote("bruno", ranked, "2");
  await vote("chloe", ranked, "3", "2");
  await as("chloe").post(`/polls/${ranked.id}/close/`);
  const several = await put("bruno", "Quels jours vous vont, **au printemps** ?", ["Samedi matin", "Samedi après-midi", "Dimanche"], {
    kind: "multiple",
    adding: true,
  });
  await as("chloe").post(`/polls/${several.id}/options/`, { label: "Un soir de semaine" });
  await vote("chloe", several, "1", "4");
  await vote("ada", several, "1", "3");
  await put("bruno", "Faut-il garder la cotisation à vingt euros ?", ["Oui", "Non", "Sans avis"], { anonymous: true });
  await put("bruno", "Classez les escales", ["Belle-Île", "Groix", "Houat"], { kind: "ranked" });
  return { room, ranked };
}

/** A private room that Solène and Ada, two administrators, may open: neither is in it. */
import { as, community, person, roomOf } from "./rest.mjs";

const DAY = 86_400_000;
/** The days of a period are those of the site. */
const day = (at) => new Date(at).toLocaleDateString("sv", { timeZone: "Europe/Paris" });

/** A private room of Bruno's in which he and Chloé talk. */
export async function privateRoom(name) {
  const { id } = await community();
  const chloe = await person("chloe");
  const room = await as("bruno").post("/rooms/", {
    kind: "club", name, community: id, visibility: "private", people: [chloe.id],
  });
  await as("chloe").say(room, "Il m’a encore écrit **cette nuit**.");
  await as("bruno").say(room, "Garde les messages, je préviens l’équipe.");
  return room;
}

/** A request of `who` for the room, of yesterday and today. */
export async function request(who, room) {
  const { id } = await community();
  return as(who).post(`/communities/${id}/break-glass/`, {
    room: room.id,
    reason: "harassment",
    words: "Signalement reçu ce matin, avec captures d’écran ; la personne souhaite que nous vérifiions.",
    since: day(Date.now() - DAY),
    until: day(Date.now()),
    hours: 24,
  });
}

let made = null;

/** One that is open, asked by Ada and granted by Solène, and one of Solène's that waits. Made once. */
export function openings() {
  made ??= (async () => {
    const [first, second] = [await privateRoom("Écoute"), await privateRoom("Veille")];
    const open = await request("ada", first);
    await as("solene").put(`/break-glass/${open.id}/answer/`, { approve: true, words: "" });
    return { room: first, open, waiting: await request("solene", second) };
  })();
  return made;
}

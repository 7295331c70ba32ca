/** Statuses in groups that Rivages names itself, and somebody who bears one. */
import { as, community, person } from "./rest.mjs";

const WANTED = [
  { name: "Tuteur", leads: true },
  { name: "Déléguée", leads: true, manages: true },
  { name: "Auditeur libre" },
];

/** Makes those that are not there yet, and gives the first one in `group`. */
export async function statuses(group) {
  const { id } = await community();
  const ada = as("ada");
  const path = `/communities/${id}/group-statuses/`;
  let held = (await ada.get(path)).results;
  for (const one of WANTED) {
    if (!held.some((other) => other.name === one.name)) held = (await ada.post(path, one)).results;
  }
  const members = (await ada.get(`/groups/${group.id}/members/`)).results;
  if (members.some((one) => one.status_name === WANTED[0].name)) return;
  // Whoever the journeys before left in the group: one of them, or else Bruno, who is put in it.
  const somebody = members.find((one) => one.status !== "administrator")?.person ?? (await person("bruno"));
  await ada.put(`/groups/${group.id}/members/${somebody.id}/`, {
    status: held.find((one) => one.name === WANTED[0].name).id,
  });
}

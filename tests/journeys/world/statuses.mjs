/** Statuses in groups that Rivages names itself, and somebody who bears one. */
import { as, community } from "./rest.mjs";

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
  const somebody = members.find((one) => one.status === "member");
  if (somebody && !members.some((one) => one.status_name === WANTED[0].name))
    await ada.put(`/groups/${group.id}/members/${somebody.person.id}/`, {
      status: held.find((one) => one.name === WANTED[0].name).id,
    });
}

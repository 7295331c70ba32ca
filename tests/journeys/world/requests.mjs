/** Requests for agreement that wait for ada: Bruno, functional administrator, has asked. */
import { as, community, person } from "./rest.mjs";

export async function requests() {
  const { id, name } = await community();
  const bruno = (await person("bruno")).id;
  const chloe = (await person("chloe")).id;
  await as("ada").patch(`/communities/${id}/people/${bruno}/`, { role: "functional_administrator" });
  const waiting = (await as("ada").get(`/communities/${id}/accords/`)).results;
  if (waiting.length) return;
  const ask = (act, payload, reason = "") =>
    as("bruno").post(`/communities/${id}/accords/`, {
      act, payload, reason, client_id: crypto.randomUUID(),
    });
  await ask("role.change", { person: chloe, role: "animator" });
  await ask(
    "community.change",
    { name: `${name} et îles`, colour: "#7a1f4b" },
    "L’assemblée de novembre l’a voté : les îles nous rejoignent en janvier.",
  );
}

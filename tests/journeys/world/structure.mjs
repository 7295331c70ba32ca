/** The components of the demonstration's community, made once by its administrator: what a port authority is like. */
import { as, community, person } from "./rest.mjs";

const TREE = {
  "Direction des ports de pêche et de plaisance": {
    "Capitainerie de Brest": { "Équipe de nuit": {} },
    "Capitainerie de Concarneau": {},
  },
  "Direction de la transition énergétique": { "Quais électriques": {}, "Réseaux de chaleur marins": {} },
  "Ville partenaire de Douarnenez": {},
};

/** The first of the components, with people in it and below it. */
export async function structure() {
  const { id } = await community();
  const ada = as("ada");
  const held = (await ada.get(`/communities/${id}/components/`)).results;
  const first = held.find((one) => one.name === Object.keys(TREE)[0]);
  if (first) return first;
  async function below(tree, parent) {
    for (const [name, deeper] of Object.entries(tree)) {
      const made = await ada.post(`/communities/${id}/components/`, { name, parent });
      await below(deeper, made.id);
    }
  }
  await below(TREE, null);
  await ada.post(`/communities/${id}/components/`, { name: "Master Ingénierie portuaire", dimension: "track" });
  const made = (await ada.get(`/communities/${id}/components/`)).results;
  const named = (name) => made.find((one) => one.name === name);
  for (const [who, where] of [["bruno", "Capitainerie de Brest"], ["chloe", "Équipe de nuit"], ["ada", Object.keys(TREE)[0]]])
    await ada.put(`/components/${named(where).id}/people/${(await person(who)).id}/`);
  return named(Object.keys(TREE)[0]);
}

/** The parts of a community for whose people something can be delegated: its components, then its groups. */
import type { AccordCard } from "../../api/shapes";
import { components, DIMENSIONS } from "../../communities/components.svelte";
import { groups } from "../../communities/groups.svelte";
import { places } from "../../communities/tree";

type Part = { value: string; label: string };

/** What asks for the parts, or undefined where the permission is not about people. */
export function partsFor(accord: AccordCard): (() => Promise<Part[]>) | undefined {
  return accord.permission === "manage_people" ? () => partsOf(accord.community) : undefined;
}

async function partsOf(community: string): Promise<Part[]> {
  await Promise.all([components.load(community), groups.load(community)]);
  const trees = DIMENSIONS.flatMap((one) => places(components.tree(community, one) ?? []));
  const named = (groups.of(community) ?? []).filter((group) => !group.everyone);
  return [
    ...trees.map(({ id, name }) => ({ value: `component:${id}`, label: name })),
    ...named.map(({ id, name }) => ({ value: `group:${id}`, label: name })),
  ];
}

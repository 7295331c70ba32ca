/** Where what a request made is to be seen. */
import type { AccordCard } from "../../api/shapes";
import { paths } from "../routes";

export function madeBy({ outcome, community }: AccordCard): string | null {
  if (outcome?.kind === "group") return paths.group(community, outcome.id);
  if (outcome?.kind === "room") return paths.room(outcome.id);
  if (outcome?.kind === "community") return paths.presentation(outcome.id);
  return outcome?.kind === "person" ? paths.person(outcome.id) : null;
}

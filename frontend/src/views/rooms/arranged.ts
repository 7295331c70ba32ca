/** What stands in a section of one's own, and how. Pure. */
import type { SectionCard } from "../../api/shapes";
import type { Room } from "../../conversations/rooms.svelte";

const latest = (room: Room): string => room.card.last_posted_at ?? room.card.created_at;
const waits = (room: Room): number => Number(room.mentions > 0) * 2 + Number(room.unread > 0);

/** The rooms of a section in its order; `rooms` are all that one has joined, by name. */
export function keptIn(section: SectionCard, rooms: readonly Room[]): Room[] {
  const kept = rooms.filter(
    ({ card }) => card.section === section.id && !card.archived_at && card.kind !== "network",
  );
  if (section.sort === "unread") return kept.toSorted((a, b) => waits(b) - waits(a));
  if (section.sort === "recent") return kept.toSorted((a, b) => latest(b).localeCompare(latest(a)));
  return kept;
}

/** Of a folded section what is unread stays in sight, and what is open. */
export function inSight(section: SectionCard, kept: readonly Room[], open?: string): Room[] {
  return kept.filter((room) => !section.folded || room.unread > 0 || room.id === open);
}

/** All rooms that are kept in sections, in the order in which they stand. */
export function inOrder(sections: readonly SectionCard[], rooms: readonly Room[]): Room[] {
  return sections.flatMap((section) => keptIn(section, rooms));
}

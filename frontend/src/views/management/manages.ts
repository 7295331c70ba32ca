/** Whether a part of a community's administration is somebody's. */
import type { CommunityCard } from "../../api/shapes";
import { wayOf } from "../../communities/ways";
import { rooms } from "../../conversations/rooms.svelte";

const OF_ADMINISTRATORS = [
  "manage_people",
  "manage_roles",
  "change",
  "decide_accords",
  "read_trace",
];

/** Whether the person may do something by themselves, or ask to. */
export function able(community: CommunityCard, ability: string): boolean {
  return wayOf(community, ability) !== null;
}

/** Whether the community gave the person any part of its administration. */
export function manages(community: CommunityCard): boolean {
  return OF_ADMINISTRATORS.some((ability) => able(community, ability));
}

/** Whether cases come to the person: of the community, of a part of it, or of what is kept in a room that they animate. */
export function moderates({ id, abilities }: CommunityCard): boolean {
  if (abilities.moderate || abilities.moderate_part) return true;
  // Rooms of groups are led by who administers the group, which the abilities say.
  return rooms.inCommunity(id).some(({ card }) => card.role === "animator" && !card.group);
}

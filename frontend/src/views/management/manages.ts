/** Whether a part of a community's administration is somebody's. */
import type { CommunityCard } from "../../api/shapes";
import { wayOf } from "../../communities/ways";

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

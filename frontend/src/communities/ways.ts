/** Whether one does something by oneself, asks for an agreement first, or may not even ask. */
import type { CommunityCard } from "../api/shapes";

export type Way = "do" | "ask" | null;

export function wayOf(community: CommunityCard | null | undefined, ability: string): Way {
  if (!community) return null;
  if (community.abilities[ability]) return "do";
  return community.on_accord.includes(ability) ? "ask" : null;
}

/** The icon of each kind of room. */
import type { RoomShape } from "../../api/shapes";
import type { IconName } from "../../shared/icons";

export function iconOf(card: Pick<RoomShape, "kind" | "visibility">): IconName {
  if (card.kind === "direct") return "message-circle";
  if (card.kind === "announcement") return "megaphone";
  if (card.kind === "network") return "newspaper";
  if (card.visibility === "private") return "lock";
  return card.kind === "topic" ? "messages-square" : "hash";
}

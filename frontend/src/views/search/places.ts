/** The address of a message that was found: its room or thème at its place; in a feed, the page that it is on. */
import type { MessageCard } from "../../api/shapes";
import { rooms } from "../../conversations/rooms.svelte";
import { paths } from "../routes";

export function placeOf(message: MessageCard): string {
  // A feed has pages, not places: the server knows which.
  if (message.card?.kind === "publication" || rooms.byId(message.room)?.card.kind === "network")
    return paths.message(message.id);
  const place = message.topic ? paths.topic(message.room, message.topic) : paths.room(message.room);
  return `${place}?at=${message.seq}`;
}

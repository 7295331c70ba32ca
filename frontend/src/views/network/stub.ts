/** The feed of a publication that one reads by a share: there to be named, with nothing that one may do in it. */
import type { PublicationCard, RoomCard } from "../../api/shapes";
import { Room, rooms } from "../../conversations/rooms.svelte";

/** The room of the feed as it is held here; a stranger to it gets one in which nothing can be done. */
export function feedOf(card: PublicationCard): Room {
  return rooms.byId(card.message.room) ?? new Room(closed(card));
}

function closed(card: PublicationCard): RoomCard {
  return {
    id: card.message.room,
    kind: "network",
    name: "",
    purpose: "",
    community: card.community,
    group: null,
    visibility: "public",
    comments: true,
    reactions: true,
    joined_by_default: true,
    slow_mode: 0,
    silenced_until: null,
    next_turn_at: null,
    severed: false,
    archived_at: null,
    created_at: card.message.posted_at,
    people: [],
    joined: false,
    role: null,
    unread: 0,
    mentions: 0,
    mark: 0,
    head: 0,
    last_posted_at: null,
    members_count: 0,
    level: "",
    abilities: {},
  };
}

/** Cards of a room and of its topics, as tests need them, and a state that holds them. */
import type { MessageCard, RoomCard, TopicCard } from "../../api/shapes";
import { emptyState, type LiveState, putRoom } from "../state";
import { ADA } from "./fakes";

export function room(fields: Partial<RoomCard> = {}): RoomCard {
  return {
    level: "",
    slow_mode: 0,
    silenced_until: null,
    next_turn_at: null,
    severed: false,
    id: "quay",
    kind: "club",
    name: "Quai",
    purpose: "",
    community: "rivages",
    visibility: "public",
    comments: true,
    reactions: true,
    joined_by_default: false,
    group: null,
    archived_at: null,
    created_at: "2026-11-01T10:00:00.000Z",
    people: [],
    joined: true,
    role: "member",
    unread: 0,
    mentions: 0,
    mark: 0,
    head: 0,
    last_posted_at: null,
    members_count: 3,
    abilities: { see: true, post: true },
    ...fields,
  };
}

export function topic(id: string, fields: Partial<TopicCard> = {}): TopicCard {
  const titled = {
    id,
    room: "quay",
    title: id,
    general: false,
    created_at: "2026-11-01T10:00:00.000Z",
    pinned_at: null,
    resolved_at: null,
    resolved_by: null,
    summary: "",
    summary_html: "",
    choice: "",
  };
  return {
    ...titled,
    last_seq: 0,
    last_posted_at: null,
    unread: 0,
    mentions: 0,
    mark: 0,
    ...fields,
  };
}

export function stateWith(card: RoomCard, messages: MessageCard[] | null = []): LiveState {
  const state = emptyState(ADA.id);
  putRoom(state, card);
  if (messages) {
    const window = { room: card.id, topic: null, hasOlder: false, hasNewer: false };
    state.timelines[card.id] = { ...window, messages };
  }
  return state;
}

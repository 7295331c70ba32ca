/**
 * Unread counts, kept as the server defines them: messages by others, not deleted, above the person's mark, each
 * counted where it is now. What cannot be known here is marked stale and read again by REST.
 */
import type { Counts, Id, MessageCard, RoomCard, TopicCard } from "../api/shapes";
import { type Entry, entryOf } from "./ledger";
import { type LiveState, ledgerOf, timelinesOf, topicsOf } from "./state";

/** The mark that decides for messages of this topic. */
export function markOf(state: LiveState, room: RoomCard, topic: Id | null): number {
  return (topic === null ? undefined : state.topics[topic]?.mark) ?? room.mark;
}

function shift(counts: Counts, unread: number, mentions: number): void {
  counts.unread = Math.max(0, counts.unread + unread);
  counts.mentions = Math.max(0, counts.mentions + mentions);
}

/** A room that an event changes, and which of its counts do not hold that event yet. */
export interface Fresh {
  room: RoomCard;
  counts: boolean;
  topics: boolean;
}

/** Counts a message in (`sign` 1) or out (−1), in its room and its topic, if it is unread. */
function tally(state: LiveState, fresh: Fresh, entry: Entry, sign: 1 | -1): void {
  const { room } = fresh;
  if (entry.mine || entry.seq <= markOf(state, room, entry.topic)) return;
  const mention = entry.mention ? sign : 0;
  if (fresh.counts) shift(room, sign, mention);
  const topic = entry.topic === null ? undefined : state.topics[entry.topic];
  if (topic && fresh.topics) shift(topic, sign, mention);
}

/** What is known of a message: from the ledger, else from a window that holds it. */
function known(state: LiveState, room: RoomCard, id: Id): Entry | undefined {
  const entry = ledgerOf(state, room).entries.get(id);
  if (entry) return entry;
  for (const timeline of timelinesOf(state, room.id)) {
    const message = timeline.messages.find((one) => one.id === id);
    if (message) return entryOf(message, state.viewer);
  }
  return undefined;
}

function uncertain(state: LiveState, room: RoomCard): void {
  state.stale.rooms[room.id] = true;
  if (room.kind === "topic") state.stale.topics[room.id] = true;
}

export function countPosted(state: LiveState, fresh: Fresh, message: MessageCard): void {
  const entry = entryOf(message, state.viewer);
  ledgerOf(state, fresh.room).add(message.id, entry);
  tally(state, fresh, entry, 1);
}

/** To be called before the windows change: they may be what still knows the message. */
export function countEdited(state: LiveState, fresh: Fresh, message: MessageCard): void {
  const { room } = fresh;
  const before = known(state, room, message.id);
  const after = entryOf(message, state.viewer);
  if (before) {
    tally(state, fresh, before, -1);
    tally(state, fresh, after, 1);
  } else if (!after.mine && (after.mention || room.mentions > 0 || room.kind === "topic")) {
    if (after.seq > markOf(state, room, after.topic)) uncertain(state, room);
  }
  const ledger = ledgerOf(state, room);
  if (ledger.entries.has(message.id)) ledger.entries.set(message.id, after);
}

/** To be called before the windows change. */
export function countDeleted(state: LiveState, fresh: Fresh, id: Id): void {
  const { room } = fresh;
  const before = known(state, room, id);
  if (before) tally(state, fresh, before, -1);
  else if (room.unread > 0) uncertain(state, room);
  ledgerOf(state, room).entries.delete(id);
}

/**
 * The counts above a new mark. The server's answer may be older or newer than the messages seen meanwhile, so
 * the ledger counts where it reaches; where it does not, the answer stands, to be checked if others have posted.
 */
function recount(
  state: LiveState,
  room: RoomCard,
  topic: TopicCard | null,
  mark: number,
  answer: Counts,
): void {
  const ledger = ledgerOf(state, room);
  const counted = ledger.count(mark, topic?.id ?? null);
  const target = topic ?? room;
  if (!counted && ledger.above(mark, topic?.id ?? null).length > 0) uncertain(state, room);
  Object.assign(target, counted ?? { unread: answer.unread, mentions: answer.mentions });
  target.mark = mark;
}

export interface ReadMoved extends Counts {
  room: Id;
  topic: Id | null;
  mark: number;
}

export function moveMark(state: LiveState, moved: ReadMoved): void {
  const room = state.rooms[moved.room];
  if (!room) return;
  if (room.kind === "topic") moveTopicMark(state, room, moved);
  else recount(state, room, null, moved.mark, moved);
}

function moveTopicMark(state: LiveState, room: RoomCard, moved: ReadMoved): void {
  if (moved.topic === null) {
    room.unread = moved.unread;
    room.mentions = moved.mentions;
    room.mark = moved.mark;
    for (const topic of topicsOf(state, room.id)) {
      const counted = ledgerOf(state, room).count(moved.mark, topic.id);
      if (counted) Object.assign(topic, counted);
      else if (topic.last_seq <= moved.mark) Object.assign(topic, { unread: 0, mentions: 0 });
      else state.stale.topics[room.id] = true;
      topic.mark = moved.mark;
    }
    sumTopics(state, room);
    return;
  }
  const topic = state.topics[moved.topic];
  if (!topic) {
    state.stale.rooms[room.id] = true;
    return;
  }
  const before = { unread: topic.unread, mentions: topic.mentions };
  recount(state, room, topic, moved.mark, moved);
  shift(room, topic.unread - before.unread, topic.mentions - before.mentions);
}

/** A topic room's unread is the sum of its topics', when they are all here. */
function sumTopics(state: LiveState, room: RoomCard): void {
  const topics = topicsOf(state, room.id);
  if (topics.length === 0 || state.stale.topics[room.id]) {
    if (ledgerOf(state, room).above(room.mark, null).length > 0) uncertain(state, room);
    return;
  }
  room.unread = topics.reduce((sum, topic) => sum + topic.unread, 0);
  room.mentions = topics.reduce((sum, topic) => sum + topic.mentions, 0);
}

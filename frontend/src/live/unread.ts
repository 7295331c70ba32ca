/**
 * Unread counts, kept as the server defines them: messages by others, not deleted, above the person's mark, each
 * counted where it is now. What cannot be known here is marked stale and read again by REST.
 */
import type { Counts, Id, MessageCard, RoomCard, TopicCard } from "../api/shapes";
import { countsOf, type Entry, entryOf } from "./ledger";
import { type LiveState, ledgerOf, type ReadMoved, timelinesOf, topicsOf } from "./state";

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

/** Room and thèmes are read again by REST. */
export function uncertain(state: LiveState, room: RoomCard): void {
  state.stale.rooms[room.id] = true;
  if (room.kind === "topic") state.stale.topics[room.id] = true;
}

/**
 * Notes that a message was changed: what the server counted at an earlier position, and the ledger cannot count
 * itself, may hold it as it was – also one that came since the ledger began.
 */
function disturb(state: LiveState, fresh: Fresh): void {
  const ledger = ledgerOf(state, fresh.room);
  ledger.disturbed = Math.max(ledger.disturbed, fresh.room.head + 1);
}

/** A message is there: a new one, or one that was deleted and is back at its position. */
export function countPosted(state: LiveState, fresh: Fresh, message: MessageCard): void {
  const entry = entryOf(message, state.viewer);
  const ledger = ledgerOf(state, fresh.room);
  if (message.seq > ledger.from) ledger.add(message.id, entry);
  else disturb(state, fresh);
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
  disturb(state, fresh);
  const ledger = ledgerOf(state, room);
  if (ledger.entries.has(message.id)) ledger.entries.set(message.id, after);
}

/** To be called before the windows change. */
export function countDeleted(state: LiveState, fresh: Fresh, id: Id): void {
  const { room } = fresh;
  const before = known(state, room, id);
  if (before) tally(state, fresh, before, -1);
  else if (room.unread > 0) uncertain(state, room);
  disturb(state, fresh);
  ledgerOf(state, room).entries.delete(id);
}

/**
 * The counts above a new mark, where the room's stream is at or past the position that the server counted at: the
 * ledger's where it reaches back to the mark, else the server's and what has come since.
 */
function recount(state: LiveState, room: RoomCard, topic: Id | null, moved: ReadMoved): Counts {
  const ledger = ledgerOf(state, room);
  const unread = ledger
    .above(moved.mark, topic)
    .filter((entry) => topic !== null || entry.seq > markOf(state, room, entry.topic));
  if (moved.mark >= ledger.from) return countsOf(unread);
  if (moved.head < ledger.from || moved.head < ledger.disturbed) uncertain(state, room);
  const since = countsOf(unread.filter((entry) => entry.seq > moved.head));
  return { unread: moved.unread + since.unread, mentions: moved.mentions + since.mentions };
}

/** A mark moved. Counted at a position not reached here yet, it waits until then: see `settleMarks`. */
export function moveMark(state: LiveState, moved: ReadMoved): void {
  const room = state.rooms[moved.room];
  if (!room) return;
  if (moved.head > room.head) {
    state.moves[room.id] = [...(state.moves[room.id] ?? []), moved];
  } else if (room.kind !== "topic") {
    room.mark = moved.mark;
    Object.assign(room, recount(state, room, null, moved));
  } else if (moved.topic === null) moveAllTopics(state, room, moved);
  else moveTopic(state, room, state.topics[moved.topic], moved);
}

/** Applies the marks that waited for the room's stream to get where it is now. */
export function settleMarks(state: LiveState, room: RoomCard): void {
  const waiting = state.moves[room.id];
  if (!waiting) return;
  delete state.moves[room.id];
  for (const moved of waiting) moveMark(state, moved);
}

function moveTopic(
  state: LiveState,
  room: RoomCard,
  topic: TopicCard | undefined,
  moved: ReadMoved,
): void {
  if (!topic) {
    state.stale.rooms[room.id] = true;
    return;
  }
  const counts = recount(state, room, topic.id, moved);
  shift(room, counts.unread - topic.unread, counts.mentions - topic.mentions);
  Object.assign(topic, counts, { mark: moved.mark });
}

/**
 * What the window of a whole room says was read between a topic's mark and a new one; undefined when it does not
 * reach that far.
 */
function passed(
  state: LiveState,
  room: RoomCard,
  topic: TopicCard,
  mark: number,
): Counts | undefined {
  const window = state.timelines[room.id];
  if (!window) return undefined;
  const { messages, hasOlder, hasNewer } = window;
  if (hasOlder && (messages[0]?.seq ?? Number.POSITIVE_INFINITY) > topic.mark + 1) return undefined;
  if (hasNewer && (messages.at(-1)?.seq ?? 0) < mark) return undefined;
  const read = messages
    .filter((one) => one.topic === topic.id && one.seq > topic.mark && one.seq <= mark)
    .map((one) => entryOf(one, state.viewer));
  return countsOf(read.filter((entry) => !entry.mine));
}

/** Moves a topic's mark on with its room's; false when what is left unread there cannot be known here. */
function follow(state: LiveState, room: RoomCard, topic: TopicCard, mark: number): boolean {
  const ledger = ledgerOf(state, room);
  const upToDate = (state.topicHeads[room.id] ?? 0) <= room.head;
  const read = passed(state, room, topic, mark);
  if (mark >= ledger.from && upToDate) Object.assign(topic, countsOf(ledger.above(mark, topic.id)));
  else if (topic.last_seq <= mark) Object.assign(topic, { unread: 0, mentions: 0 });
  else if (read) shift(topic, -read.unread, -read.mentions);
  else if (topic.unread > 0) return false;
  topic.mark = mark;
  return true;
}

/**
 * The whole of a topic room was marked: a topic read further keeps its own mark. Unless all its topics can follow,
 * none does, and the room keeps its counts too until both are read again: what is shown agrees at every moment.
 */
function moveAllTopics(state: LiveState, room: RoomCard, moved: ReadMoved): void {
  const behind = topicsOf(state, room.id).filter((topic) => topic.mark < moved.mark);
  const before = behind.map((topic) => ({ ...topic }));
  if (behind.every((topic) => follow(state, room, topic, moved.mark))) {
    room.mark = Math.max(room.mark, moved.mark);
    Object.assign(room, recount(state, room, null, moved));
    return;
  }
  for (const [index, topic] of behind.entries()) Object.assign(topic, before[index]);
  uncertain(state, room);
}

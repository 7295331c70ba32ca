/**
 * What each event does to what the first screen shows; `features.ts` says who hears the others. Both are typed by the
 * union of events, so that an event without a reducer does not compile. Every reducer may meet an event that the state
 * already holds.
 */
import type { Id, LiveEvent, MessageCard, RoomShape } from "../api/shapes";
import type { EventType, Of, OwnEvent } from "./features";
import { reduceLate } from "./late";
import { dropRoom, type LiveState, putOpening, type Timeline, timelinesOf } from "./state";
import {
  countDeleted,
  countEdited,
  countPosted,
  type Fresh,
  moveMark,
  settleMarks,
  uncertain,
} from "./unread";
import { place, react, remove } from "./windows";

type Reducers = {
  [T in Exclude<EventType, OwnEvent>]: (state: LiveState, event: Of<T>) => void;
};

/** Of what this state holds it changes nothing. */
function elsewhere(): void {}

/** The room of a `room:` stream, when there are counts that do not hold the event yet. */
function freshRoom(state: LiveState, event: LiveEvent): Fresh | undefined {
  if (!event.stream.startsWith("room:")) return undefined;
  const room = state.rooms[event.stream.slice("room:".length)];
  if (!room) return undefined;
  const counts = event.seq > room.head;
  const topics = event.seq > (state.topicHeads[room.id] ?? Number.POSITIVE_INFINITY);
  return counts || topics ? { room, counts, topics } : undefined;
}

function eachMessage(state: LiveState, event: LiveEvent, id: Id, act: (one: MessageCard) => void) {
  for (const timeline of timelinesOf(state, event.stream.slice("room:".length))) {
    const message = timeline.messages.find((one) => one.id === id);
    if (message) act(message);
  }
}

function posted(state: LiveState, event: Of<"message.posted" | "message.restored">): void {
  const { message } = event;
  const fresh = freshRoom(state, event);
  if (fresh) {
    countPosted(state, fresh, message);
    waitTurn(state, fresh.room, message);
    const last = fresh.room.last_posted_at ?? "";
    // One that is back may stand before what was said meanwhile.
    if (fresh.counts && (event.type === "message.posted" || last < message.posted_at))
      fresh.room.last_posted_at = message.posted_at;
    const topic = message.topic === null ? undefined : state.topics[message.topic];
    if (topic && message.seq > topic.last_seq) {
      topic.last_seq = message.seq;
      topic.last_posted_at = message.posted_at;
    }
  }
  // How far one had read it where it came from, the server knows.
  const room = event.type === "message.posted" && event.moved && state.rooms[message.room];
  if (room) uncertain(state, room);
  for (const timeline of timelinesOf(state, message.room)) place(timeline, message);
}

/** In a slow room one waits from one's own message on; who leads does not. */
function waitTurn(state: LiveState, room: Fresh["room"], message: MessageCard): void {
  if (!room.slow_mode || message.author.id !== state.viewer || room.abilities.moderate) return;
  const turn = Date.parse(message.posted_at) + room.slow_mode * 1000;
  room.next_turn_at = new Date(turn).toISOString();
}

function edited(state: LiveState, event: Of<"message.edited">): void {
  const fresh = freshRoom(state, event);
  if (fresh) countEdited(state, fresh, event.message);
  for (const timeline of timelinesOf(state, event.message.room)) place(timeline, event.message);
}

function deleted(state: LiveState, event: Of<"message.deleted">): void {
  const fresh = freshRoom(state, event);
  if (fresh) countDeleted(state, fresh, event.message_id);
  for (const timeline of timelinesOf(state, event.stream.slice("room:".length))) {
    const message = timeline.messages.find((one) => one.id === event.message_id);
    if (!message) continue;
    remove(timeline, message.id);
    stepBack(state, timeline, message);
  }
}

/** When the last message went, the one before it is the last. */
function stepBack(state: LiveState, timeline: Timeline, gone: MessageCard): void {
  if (timeline.hasNewer) return;
  const last = timeline.messages.at(-1);
  const room = state.rooms[timeline.room];
  if (timeline.topic === null && room?.last_posted_at === gone.posted_at) {
    if (last || !timeline.hasOlder) room.last_posted_at = last?.posted_at ?? null;
  }
  const topic = gone.topic === null ? undefined : state.topics[gone.topic];
  const before = timeline.messages.findLast((one) => one.topic === gone.topic);
  if (topic && topic.last_seq === gone.seq && (before || !timeline.hasOlder)) {
    topic.last_seq = before?.seq ?? 0;
    topic.last_posted_at = before?.posted_at ?? null;
  }
}

function reaction(state: LiveState, event: Of<"reaction.added" | "reaction.removed">): void {
  const added = event.type === "reaction.added";
  eachMessage(state, event, event.message_id, (message) =>
    react(message, event.emoji, event.person, added),
  );
}

function topicTold(state: LiveState, event: Of<"topic.created" | "topic.changed">): void {
  const { topic } = event;
  const held = state.topics[topic.id];
  if (held) Object.assign(held, topic);
  else if (state.rooms[topic.room]) {
    const mark = state.rooms[topic.room]?.mark ?? 0;
    const counts = { unread: 0, mentions: 0, mark, last_seq: 0, last_posted_at: null, choice: "" };
    state.topics[topic.id] = { ...counts, ...topic };
    // Created before it was first seen here: its counts are the server's to say.
    if (event.type === "topic.changed") state.stale.topics[topic.room] = true;
  }
}

/** Fields on which the viewer's abilities hang, or their turn. */
const DECISIVE = ["visibility", "comments", "reactions", "archived_at", "slow_mode"] as const;

function roomTold(state: LiveState, event: Of<"room.changed" | "room.archived">): void {
  const held = state.rooms[event.room.id];
  if (!held) return;
  const shape: RoomShape = event.room;
  if (DECISIVE.some((field) => field in shape && shape[field] !== held[field])) {
    state.stale.rooms[held.id] = true;
  }
  // The people of a direct room come and go by `member.*`; its events carry none.
  Object.assign(held, shape, { people: held.people });
  if (!held.slow_mode) held.next_turn_at = null;
}

function memberTold(state: LiveState, event: Of<"member.joined" | "member.left">): void {
  const fresh = freshRoom(state, event);
  if (!fresh?.counts) return;
  const { room } = fresh;
  room.members_count = Math.max(0, room.members_count + (event.type === "member.joined" ? 1 : -1));
  if (room.kind !== "direct") return;
  // The event has the id only; the names are read again.
  room.people = room.people.filter((one) => one.id !== event.person);
  if (event.type === "member.joined") state.stale.rooms[room.id] = true;
}

export const reducers: Reducers = {
  "message.posted": posted,
  "message.edited": edited,
  "message.deleted": deleted,
  "message.restored": posted,
  "attachment.changed": (state, event) =>
    eachMessage(state, event, event.message_id, (message) => {
      message.attachments = message.attachments.map((one) =>
        one.id === event.attachment.id ? event.attachment : one,
      );
    }),
  "reaction.added": reaction,
  "reaction.removed": reaction,
  "topic.created": topicTold,
  "topic.changed": topicTold,
  "room.changed": roomTold,
  "room.archived": roomTold,
  "member.joined": memberTold,
  "member.left": memberTold,
  "room.joined": (state, event) => {
    state.stale.rooms[event.room] = true;
  },
  "room.left": (state, event) => dropRoom(state, event.room),
  "read.moved": (state, event) => moveMark(state, event),
  "level.changed": (state, { room, level }) => {
    const held = state.rooms[room];
    if (held) held.level = level;
  },
  // Counted, and read again, by who shows them (notices/unread.svelte.ts).
  "notice.raised": elsewhere,
  "notice.marked": elsewhere,
  "notice.removed": elsewhere,
  "preferences.changed": elsewhere,
  "discretion.changed": elsewhere,
  "abilities.changed": (state, event) => {
    if (event.room) state.stale.rooms[event.room] = true;
    if (event.community) state.stale.communities[event.community] = true;
    if (event.group) state.stale.groups[event.group] = true;
    if (event.project) state.stale.projects[event.project] = true;
  },
  "roles.changed": (state, event) => {
    const id = event.stream.slice("community:".length);
    const card = state.communities[id];
    const mine = card && event.roles.find((row) => row.key === (card.custom_role ?? card.role));
    if (card && mine) {
      // How many belong is told with the directory.
      if (card.modules.directory !== mine.modules.directory) state.stale.communities[id] = true;
      card.modules = mine.modules;
    }
    // What one may do is not in this state: the communities apply it to their cards.
    state.stale.roles[id] = true;
  },
  "community.changed": (state, { community }) => {
    const held = state.communities[community.id];
    if (!held) return;
    // What one may do hangs on whether it has opened.
    if (held.opens_at !== community.opens_at) state.stale.communities[community.id] = true;
    Object.assign(held, community);
  },
  "breakglass.opened": (state, event) => putOpening(state, event.notice),
  "breakglass.closed": (state, event) => putOpening(state, event.notice),
  // Requests are no part of this state: the screen that shows them reads them again.
  "breakglass.changed": () => undefined,
  // Entries of the site's staff are no part of this state: who is concerned is told, lists read them again.
  "site.entered": () => undefined,
  "site.left": () => undefined,
  // Pins and what one has saved are read by the screens that show them.
  "message.pinned": elsewhere,
  "message.unpinned": elsewhere,
  "message.saved": elsewhere,
  "message.unsaved": elsewhere,
  "saved.reminded": elsewhere,
  // What one is about to write is read by the screens that show it.
  "writing.changed": elsewhere,
  // Cases, held messages and whom one ignores are held by who shows them (moderation/).
  "moderation.changed": elsewhere,
  "held.changed": elsewhere,
  "person.ignored": elsewhere,
  // Nothing of a club is held here: its screen reads it again.
  "club.changed": () => {},
};

/**
 * Applies one event of a stream, in the order of its stream; types it does not know change nothing. A promise is
 * answered when the code that knows the event must be fetched first.
 */
export function reduce(state: LiveState, event: LiveEvent): Promise<void> | undefined {
  const known = reducers as Partial<
    Record<EventType, (state: LiveState, event: LiveEvent) => void>
  >;
  known[event.type]?.(state, event);
  const fresh = freshRoom(state, event);
  if (fresh?.counts) {
    fresh.room.head = event.seq;
    settleMarks(state, fresh.room);
  }
  if (fresh?.topics) state.topicHeads[fresh.room.id] = event.seq;
  return reduceLate(state, event);
}

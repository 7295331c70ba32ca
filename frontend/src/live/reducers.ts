/**
 * What each event does to the state. The map is typed by the union of events, so that an event without a
 * reducer does not compile. Every reducer may meet an event that the state already holds.
 */
import type { Id, LiveEvent, MessageCard, RoomShape } from "../api/shapes";
import { dropProject, projectTold } from "./projects";
import {
  cardChanged,
  publicationCounted,
  publicationDeleted,
  publicationEdited,
  publicationPosted,
  publicationReacted,
} from "./publications";
import {
  dropComponent,
  dropGroup,
  dropRoom,
  type LiveState,
  putComponent,
  putOpening,
  type Timeline,
  timelinesOf,
} from "./state";
import {
  countDeleted,
  countEdited,
  countPosted,
  type Fresh,
  moveMark,
  settleMarks,
} from "./unread";
import { place, react, remove } from "./windows";

type Of<T extends LiveEvent["type"]> = Extract<LiveEvent, { type: T }>;
type Reducers = {
  [T in LiveEvent["type"]]: (state: LiveState, event: Of<T>) => void;
};

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

function posted(state: LiveState, event: Of<"message.posted">): void {
  const { message } = event;
  const fresh = freshRoom(state, event);
  if (fresh) {
    countPosted(state, fresh, message);
    if (fresh.counts) fresh.room.last_posted_at = message.posted_at;
    const topic = message.topic === null ? undefined : state.topics[message.topic];
    if (topic && message.seq > topic.last_seq) {
      topic.last_seq = message.seq;
      topic.last_posted_at = message.posted_at;
    }
  }
  for (const timeline of timelinesOf(state, message.room)) place(timeline, message);
  publicationPosted(state, event);
}

function edited(state: LiveState, event: Of<"message.edited">): void {
  const fresh = freshRoom(state, event);
  if (fresh) countEdited(state, fresh, event.message);
  for (const timeline of timelinesOf(state, event.message.room)) place(timeline, event.message);
  publicationEdited(state, event);
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
  publicationDeleted(state, event);
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
  publicationReacted(state, event);
}

function topicTold(state: LiveState, event: Of<"topic.created" | "topic.changed">): void {
  const { topic } = event;
  const held = state.topics[topic.id];
  if (held) Object.assign(held, topic);
  else if (state.rooms[topic.room]) {
    const mark = state.rooms[topic.room]?.mark ?? 0;
    const counts = { unread: 0, mentions: 0, mark, last_seq: 0, last_posted_at: null };
    state.topics[topic.id] = { ...counts, ...topic };
    // Created before it was first seen here: its counts are the server's to say.
    if (event.type === "topic.changed") state.stale.topics[topic.room] = true;
  }
}

/** Fields on which the viewer's abilities hang. */
const DECISIVE = ["visibility", "comments", "reactions", "archived_at"] as const;

function roomTold(state: LiveState, event: Of<"room.changed" | "room.archived">): void {
  const held = state.rooms[event.room.id];
  if (!held) return;
  const shape: RoomShape = event.room;
  if (DECISIVE.some((field) => field in shape && shape[field] !== held[field])) {
    state.stale.rooms[held.id] = true;
  }
  // The people of a direct room come and go by `member.*`; its events carry none.
  Object.assign(held, shape, { people: held.people });
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

/** A group that one has not seen yet is shown at once; what one may do in it is read by REST. */
function groupTold(state: LiveState, event: Of<"group.created" | "group.changed">): void {
  const { group } = event;
  const held = state.groups[group.community];
  if (!held) return;
  const known = held[group.id];
  if (known) Object.assign(known, group);
  else {
    held[group.id] = {
      ...group,
      status: null,
      status_name: null,
      muted: false,
      abilities: { see: true },
    };
    state.stale.groups[group.id] = true;
  }
}

type AccordTold = Of<"accord.requested" | "accord.decided" | "accord.changed">;

/** What one may do with a request hangs on its state: it is read again by REST. */
function accordTold(state: LiveState, { accord }: AccordTold): void {
  const held = state.accords[accord.id];
  const abilities = held?.state === accord.state ? held.abilities : {};
  state.accords[accord.id] = { ...accord, abilities };
  state.stale.accords[accord.id] = true;
}

/** Of the groups in which one bears a status of the community's own, nobody knows what one is now: they are read again. */
function statusesTold(state: LiveState, event: Of<"statuses.changed">): void {
  const community = event.stream.slice("community:".length);
  if (state.statuses[community]) state.statuses[community] = event.statuses;
  for (const group of Object.values(state.groups[community] ?? {}))
    if (group.status_name !== null) state.stale.groups[group.id] = true;
}

export const reducers: Reducers = {
  "message.posted": posted,
  "message.edited": edited,
  "message.deleted": deleted,
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
  "abilities.changed": (state, event) => {
    if (event.room) state.stale.rooms[event.room] = true;
    if (event.community) state.stale.communities[event.community] = true;
    if (event.group) state.stale.groups[event.group] = true;
    if (event.project) state.stale.projects[event.project] = true;
  },
  "roles.changed": (state, event) => {
    // Who one is to the community is not in this state: the communities apply it to their cards.
    state.stale.roles[event.stream.slice("community:".length)] = true;
  },
  "community.changed": (state, { community }) => {
    const held = state.communities[community.id];
    if (!held) return;
    // What one may do hangs on whether it has opened.
    if (held.opens_at !== community.opens_at) state.stale.communities[community.id] = true;
    Object.assign(held, community);
  },
  "group.created": groupTold,
  "group.changed": groupTold,
  "group.removed": (state, event) => dropGroup(state, event.group_id),
  "accord.requested": accordTold,
  "accord.decided": accordTold,
  "accord.changed": accordTold,
  "statuses.changed": statusesTold,
  "component.created": (state, event) => putComponent(state, event.component),
  "component.changed": (state, event) => putComponent(state, event.component),
  "component.removed": (state, event) => dropComponent(state, event.component_id),
  "project.created": (state, event) => projectTold(state, event.project),
  "project.changed": (state, event) => projectTold(state, event.project),
  "project.removed": (state, event) => dropProject(state, event.project_id),
  "breakglass.opened": (state, event) => putOpening(state, event.notice),
  "breakglass.closed": (state, event) => putOpening(state, event.notice),
  // Requests are no part of this state: the screen that shows them reads them again.
  "breakglass.changed": () => undefined,
  "notice.raised": (state, event) => {
    state.notices.push(event.notice);
  },
  // Pins and what one has saved are read by the screens that show them.
  "message.pinned": () => {},
  "message.unpinned": () => {},
  "message.saved": () => {},
  "message.unsaved": () => {},
  "saved.reminded": () => {},
  // Nothing of a club is held here: its screen reads it again.
  "club.changed": () => {},
  "card.changed": cardChanged,
  "publication.changed": publicationCounted,
};

/** Applies one event of a stream, in the order of its stream; types it does not know change nothing. */
export function reduce(state: LiveState, event: LiveEvent): void {
  const reducer = reducers[event.type] as
    | ((state: LiveState, event: LiveEvent) => void)
    | undefined;
  reducer?.(state, event);
  const fresh = freshRoom(state, event);
  if (fresh?.counts) {
    fresh.room.head = event.seq;
    settleMarks(state, fresh.room);
  }
  if (fresh?.topics) state.topicHeads[fresh.room.id] = event.seq;
}

import { describe, expect, it } from "vitest";
import type { LiveEvent, RoomCard } from "../api/shapes";
import { reduce } from "./reducers";
import { type LiveState, putTopics, timelineKey } from "./state";
import { room, stateWith, topic } from "./testing/cards";
import { ADA, BRUNO, message, posted } from "./testing/fakes";

const STREAM = "room:quay";
const ME = [{ kind: "person", id: ADA.id }];

const play = (state: LiveState, ...events: LiveEvent[]): void => {
  for (const event of events) reduce(state, event);
};
const counts = (state: LiveState) => {
  const { unread, mentions } = state.rooms.quay as RoomCard;
  return { unread, mentions };
};
const ids = (state: LiveState, key = "quay") => state.timelines[key]?.messages.map((one) => one.id);
const deleted = (seq: number, id: string): LiveEvent => ({
  type: "message.deleted",
  stream: STREAM,
  seq,
  message_id: id,
});
const moved = (
  mark: number,
  head: number,
  unread: number,
  topicId: string | null = null,
): LiveEvent => ({
  type: "read.moved",
  stream: "user:ada",
  seq: 1,
  room: "quay",
  topic: topicId,
  mark,
  head,
  unread,
  mentions: 0,
});

describe("slow mode", () => {
  const turn = (state: LiveState) => state.rooms.quay?.next_turn_at;
  const slow = { slow_mode: 60 };

  it("has one wait from one's own message on, and nobody for those of others", () => {
    const state = stateWith(room(slow));
    play(state, posted(1));
    expect(turn(state)).toBeNull();
    play(state, posted(2, { author: ADA, posted_at: "2026-11-23T10:00:00.000Z" }));
    expect(turn(state)).toBe("2026-11-23T10:01:00.000Z");
  });

  it("has nobody wait once it has ended, and is asked for anew when it changes", () => {
    const state = stateWith(room(slow));
    play(state, posted(1, { author: ADA, posted_at: "2026-11-23T10:00:00.000Z" }));
    const changed = (seq: number, slow_mode: number) =>
      ({ type: "room.changed", stream: "room:quay", seq, room: { ...room(), slow_mode } }) as never;
    play(state, changed(2, 30));
    expect(state.stale.rooms.quay).toBe(true);
    play(state, changed(3, 0));
    expect(turn(state)).toBeNull();
  });

  it("has those who lead wait for nothing", () => {
    const state = stateWith(
      room({ ...slow, abilities: { see: true, post: true, moderate: true } }),
    );
    play(state, posted(1, { author: ADA }));
    expect(turn(state)).toBeNull();
  });
});

describe("unread", () => {
  it("counts others' messages and mentions, not one's own", () => {
    const state = stateWith(room());
    play(state, posted(1), posted(2, { author: ADA }), posted(3, { mentions: ME }));
    expect(counts(state)).toEqual({ unread: 2, mentions: 1 });
    expect(state.rooms.quay?.head).toBe(3);
  });

  it("counts an event once, however often it comes", () => {
    const state = stateWith(room({ head: 2, unread: 2 }));
    play(state, posted(1), posted(2), posted(3), posted(3));
    expect(counts(state)).toEqual({ unread: 3, mentions: 0 });
    expect(ids(state)).toEqual(["m1", "m2", "m3"]);
  });

  it("uncounts an unread message that is deleted", () => {
    const state = stateWith(room());
    play(state, posted(1), posted(2, { mentions: ME }), deleted(3, "m2"));
    expect(counts(state)).toEqual({ unread: 1, mentions: 0 });
    expect(ids(state)).toEqual(["m1"]);
  });

  it("asks the server when a message that it does not know is deleted", () => {
    const state = stateWith(room({ head: 9, unread: 4 }), null);
    play(state, deleted(10, "m5"));
    expect(state.stale.rooms).toEqual({ quay: true });
  });

  it("counts a mention that an edit adds, and nothing else", () => {
    const state = stateWith(room());
    const edit = message(1, { mentions: ME, text: "@Ada" });
    play(state, posted(1), { type: "message.edited", stream: STREAM, seq: 2, message: edit });
    expect(counts(state)).toEqual({ unread: 1, mentions: 1 });
    expect(state.timelines.quay?.messages[0]?.text).toBe("@Ada");
  });

  it("is recounted above a mark", () => {
    const state = stateWith(room());
    play(state, posted(1), posted(2), posted(3), moved(2, 3, 1));
    expect(counts(state)).toEqual({ unread: 1, mentions: 0 });
    expect(state.rooms.quay?.mark).toBe(2);
  });

  it("holds what came after the position at which the server counted", () => {
    const state = stateWith(room({ head: 5, mark: 0, unread: 5 }));
    play(state, posted(6), moved(4, 5, 1));
    expect(counts(state)).toEqual({ unread: 2, mentions: 0 });
  });

  it("waits for the room to reach the position at which the server counted", () => {
    const state = stateWith(room());
    play(state, posted(1), moved(1, 2, 1));
    expect(counts(state)).toEqual({ unread: 1, mentions: 0 });
    play(state, posted(2));
    expect(counts(state)).toEqual({ unread: 1, mentions: 0 });
    expect(state.rooms.quay?.mark).toBe(1);
  });

  it("comes back when marked unread on purpose", () => {
    const state = stateWith(room());
    play(state, posted(1), posted(2), moved(2, 2, 0), moved(0, 2, 2));
    expect(counts(state)).toEqual({ unread: 2, mentions: 0 });
  });
});

describe("unread in a topic room", () => {
  const docks = timelineKey("quay", "docks");

  function topicRoom(): LiveState {
    const state = stateWith(room({ kind: "topic" }));
    putTopics(state, "quay", [topic("docks"), topic("cranes")], 0);
    const window = { room: "quay", topic: "docks", hasOlder: false, hasNewer: false };
    state.timelines[docks] = { ...window, messages: [] };
    return state;
  }

  it("is counted in the room and in the topic, by the topic's mark", () => {
    const state = topicRoom();
    play(state, posted(1, { topic: "docks" }), posted(2, { topic: "cranes" }));
    play(state, moved(1, 2, 0, "docks"), posted(3, { topic: "docks", mentions: ME }));
    expect(counts(state)).toEqual({ unread: 2, mentions: 1 });
    expect(state.topics.docks).toMatchObject({ unread: 1, mentions: 1, mark: 1, last_seq: 3 });
    expect(state.topics.cranes).toMatchObject({ unread: 1 });
    expect(ids(state, docks)).toEqual(["m1", "m3"]);
  });

  it("is gone everywhere when the whole room is read", () => {
    const state = topicRoom();
    play(state, posted(1, { topic: "docks" }), posted(2, { topic: "cranes" }), moved(2, 2, 0));
    expect(counts(state)).toEqual({ unread: 0, mentions: 0 });
    expect(state.topics.docks).toMatchObject({ unread: 0, mark: 2 });
  });

  it("moves with a message that changes topic", () => {
    const state = topicRoom();
    const elsewhere = message(1, { topic: "cranes" });
    play(state, posted(1, { topic: "docks" }));
    play(state, { type: "message.edited", stream: STREAM, seq: 2, message: elsewhere });
    expect(state.topics.docks?.unread).toBe(0);
    expect(state.topics.cranes?.unread).toBe(1);
    expect(counts(state)).toEqual({ unread: 1, mentions: 0 });
    expect(ids(state, docks)).toEqual([]);
  });

  it("counts in topics that were loaded later than the room", () => {
    const state = stateWith(room({ kind: "topic" }));
    play(state, posted(1, { topic: "docks" }));
    putTopics(state, "quay", [topic("docks", { unread: 1, last_seq: 1 })], 1);
    play(state, posted(1, { topic: "docks" }), posted(2, { topic: "docks" }));
    expect(state.topics.docks?.unread).toBe(2);
    expect(counts(state)).toEqual({ unread: 2, mentions: 0 });
  });
});

describe("a window of messages", () => {
  it("takes what falls inside it, in order, and leaves the rest to be loaded", () => {
    const state = stateWith(room());
    const window = { room: "quay", topic: null, hasOlder: true, hasNewer: true };
    state.timelines.quay = { ...window, messages: [message(5), message(8)] };
    play(state, posted(3), posted(6), posted(9));
    expect(ids(state)).toEqual(["m5", "m6", "m8"]);
  });

  it("holds reactions by person, and forgets an emoji that nobody has left", () => {
    const state = stateWith(room(), [message(1)]);
    const told = { stream: STREAM, message_id: "m1", emoji: "👍", person: BRUNO.id };
    play(
      state,
      { ...told, type: "reaction.added", seq: 2 },
      { ...told, type: "reaction.added", seq: 2 },
    );
    expect(state.timelines.quay?.messages[0]?.reactions).toEqual([
      { emoji: "👍", people: ["bruno"] },
    ]);
    play(state, { ...told, type: "reaction.removed", seq: 3 });
    expect(state.timelines.quay?.messages[0]?.reactions).toEqual([]);
  });

  it("steps back to the message before when the last one is deleted", () => {
    const state = stateWith(room());
    play(state, posted(1), posted(2), deleted(3, "m2"));
    expect(state.rooms.quay?.last_posted_at).toBe(message(1).posted_at);
  });
});

describe("a room", () => {
  it("keeps the viewer's own fields when it changes, and asks for abilities when they may have", () => {
    const state = stateWith(room({ unread: 2 }));
    const { joined, role, unread, mentions, mark, head, ...rest } = room({ name: "Quai nord" });
    const { last_posted_at, members_count, abilities, ...shape } = rest;
    play(state, { type: "room.changed", stream: STREAM, seq: 1, room: shape });
    expect(state.rooms.quay).toMatchObject({ name: "Quai nord", unread: 2, members_count: 3 });
    expect(state.stale.rooms).toEqual({});
    const archived = { ...shape, archived_at: "2026-11-24T10:00:00.000Z" };
    play(state, { type: "room.archived", stream: STREAM, seq: 2, room: archived });
    expect(state.stale.rooms).toEqual({ quay: true });
  });

  it("is gone with all it holds when one has left", () => {
    const state = stateWith(room(), [message(1)]);
    play(state, { type: "room.left", stream: "user:ada", seq: 1, room: "quay", head: 3 });
    expect(state.rooms).toEqual({});
    expect(state.timelines).toEqual({});
  });

  it("counts its members once an event", () => {
    const state = stateWith(room());
    const joined: LiveEvent = { type: "member.joined", stream: STREAM, seq: 1, person: "chloe" };
    play(state, joined, joined);
    expect(state.rooms.quay?.members_count).toBe(4);
  });
});

it("does nothing with an event of a type that it does not know", () => {
  const state = stateWith(room());
  const unknown = { type: "poll.closed", stream: STREAM, seq: 1 } as unknown as LiveEvent;
  expect(() => play(state, unknown)).not.toThrow();
  expect(state.rooms.quay?.head).toBe(1);
});

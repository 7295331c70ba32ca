import { describe, expect, it } from "vitest";
import type { LiveEvent } from "../api/shapes";
import { reduce } from "./reducers";
import { type LiveState, putTopics } from "./state";
import { room, stateWith, topic } from "./testing/cards";
import { message, posted } from "./testing/fakes";

const play = (state: LiveState, ...events: LiveEvent[]): void => {
  for (const event of events) reduce(state, event);
};
const moved = (mark: number, head: number, unread: number): LiveEvent => ({
  type: "read.moved",
  stream: "user:ada",
  seq: 1,
  room: "quay",
  topic: null,
  mark,
  head,
  unread,
  mentions: 0,
});

describe("a topic room read to a point in the middle", () => {
  const sum = (state: LiveState) =>
    Object.values(state.topics).reduce((total, one) => total + one.unread, 0);
  /** Six unread when the cards were read, in turn in two topics; the window holds those above `from`. */
  function half(from: number): LiveState {
    const unread = { kind: "topic", head: 6, unread: 6 } as const;
    const held = [1, 2, 3, 4, 5, 6].filter((seq) => seq > from);
    const topicOf = (seq: number) => ({ topic: seq % 2 ? "docks" : "cranes" });
    const state = stateWith(
      room(unread),
      held.map((seq) => message(seq, topicOf(seq))),
    );
    const counted = { unread: 3, last_seq: 6 };
    putTopics(state, "quay", [topic("docks", counted), topic("cranes", counted)], 6);
    const timeline = state.timelines.quay;
    if (timeline) timeline.hasOlder = from > 0;
    return state;
  }

  it("is taken from the messages on screen, in room and topics at once", () => {
    const state = half(0);
    play(state, moved(4, 6, 2));
    expect(state.rooms.quay?.unread).toBe(2);
    expect(state.topics).toMatchObject({ docks: { unread: 1 }, cranes: { unread: 1 } });
    expect(state.stale.topics).toEqual({});
  });

  it("stays as it was until both are read again, when the screen does not hold them", () => {
    const state = half(5);
    play(state, moved(4, 6, 2));
    expect(state.rooms.quay?.unread).toBe(sum(state));
    expect(state.stale).toMatchObject({ rooms: { quay: true }, topics: { quay: true } });
  });

  it("agrees while one topic is known and the other is not", () => {
    const state = half(5);
    play(state, posted(7, { topic: "docks" }), moved(6, 7, 1));
    expect(state.rooms.quay?.unread).toBe(1);
    expect(sum(state)).toBe(1);
  });
});

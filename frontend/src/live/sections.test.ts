import { describe, expect, it } from "vitest";
import type { LiveEvent } from "../api/shapes";
import { reduce } from "./reducers";
import "./sections";
import { room, stateWith } from "./testing/cards";

const event = (fields: object): LiveEvent =>
  ({ stream: "user:ada", seq: 1, ...fields }) as unknown as LiveEvent;

describe("where one keeps a room", () => {
  it("follows from one device to the other, and ends with its section", () => {
    const state = stateWith(room({}), []);
    const card = { id: "work", kind: "own", name: "Work", sort: "name", folded: false } as const;
    state.sections = [card];
    reduce(state, event({ type: "room.placed", room: "quay", section: "work" }));
    expect(state.rooms.quay?.section).toBe("work");
    reduce(state, event({ type: "sections.arranged", gone: null }));
    expect(state.rooms.quay?.section).toBe("work");
    reduce(state, event({ type: "sections.arranged", gone: "work" }));
    expect(state.sections).toEqual([]);
    expect(state.rooms.quay).not.toHaveProperty("section");
    reduce(state, event({ type: "room.placed", room: "elsewhere", section: "work" }));
    expect(state.rooms.elsewhere).toBeUndefined();
  });
});

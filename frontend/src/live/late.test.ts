/** What happens while the code of a feature is on its way: nothing is lost, and the order is kept. */
import { afterEach, describe, expect, it, vi } from "vitest";
import type { GroupCard, GroupShape, LiveEvent } from "../api/shapes";
import { emptyState, type LiveState } from "./state";

const STREAM = "community:rivages";
const shape = (name: string): GroupShape =>
  ({ id: "pilotes", community: "rivages", name, archived_at: null }) as unknown as GroupShape;
const changed = (seq: number, name: string): LiveEvent =>
  ({ type: "group.changed", stream: STREAM, seq, group: shape(name) }) as LiveEvent;

function holding(): LiveState {
  const state = emptyState("ada");
  state.groups.rivages = { pilotes: { ...shape("Pilotes"), abilities: {} } as GroupCard };
  return state;
}

/** The application as it is opened: no feature has been fetched. */
async function opened() {
  vi.resetModules();
  const { features } = await import("./features");
  const { reduce } = await import("./reducers");
  const { forgetWaiting } = await import("./late");
  return { features, reduce, forgetWaiting, load: vi.spyOn(features.groups, "load") };
}

afterEach(() => vi.useRealTimers());

describe("an event that comes before the code of its feature", () => {
  it("waits for it, and those after it behind it", async () => {
    const { reduce, load } = await opened();
    const state = holding();
    const first = reduce(state, changed(1, "Vedettes"));
    const second = reduce(state, changed(2, "Canots"));
    expect(state.groups.rivages?.pilotes?.name).toBe("Pilotes");
    const names: string[] = [];
    void first?.then(() => names.push(state.groups.rivages?.pilotes?.name ?? ""));
    await second;
    expect(state.groups.rivages?.pilotes?.name).toBe("Canots");
    expect(names).toHaveLength(1);
    expect(load).toHaveBeenCalledTimes(1);
    expect(reduce(state, changed(3, "Bacs"))).toBeUndefined();
    expect(state.groups.rivages?.pilotes?.name).toBe("Bacs");
  });

  it("fetches nothing where there is nothing that it could change", async () => {
    const { reduce, load } = await opened();
    expect(reduce(emptyState("ada"), changed(1, "Vedettes"))).toBeUndefined();
    expect(load).not.toHaveBeenCalled();
  });

  it("is applied before whoever brought the code puts anything", async () => {
    const { reduce, load } = await opened();
    load.mockReturnValue(new Promise(() => {}) as ReturnType<typeof load>);
    const state = holding();
    void reduce(state, changed(1, "Vedettes"));
    await import("./groups");
    expect(state.groups.rivages?.pilotes?.name).toBe("Vedettes");
  });

  it("outlives a network that is gone: the code is asked for again", async () => {
    const { reduce, load } = await opened();
    vi.useFakeTimers();
    load.mockRejectedValueOnce(new TypeError("offline"));
    const state = holding();
    const applied = reduce(state, changed(1, "Vedettes"));
    await vi.advanceTimersByTimeAsync(5_000);
    await applied;
    expect(load).toHaveBeenCalledTimes(2);
    expect(state.groups.rivages?.pilotes?.name).toBe("Vedettes");
  });

  it("is forgotten when somebody else signs in", async () => {
    const { reduce, forgetWaiting } = await opened();
    const state = holding();
    void reduce(state, changed(1, "Vedettes"));
    forgetWaiting();
    await import("./groups");
    expect(state.groups.rivages?.pilotes?.name).toBe("Pilotes");
  });
});

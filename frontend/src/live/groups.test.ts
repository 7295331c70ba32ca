import { describe, expect, it } from "vitest";
import type { GroupCard, GroupShape, LiveEvent } from "../api/shapes";
import { putGroup, putGroups } from "./groups";
import { reduce } from "./reducers";
import { emptyState, type LiveState } from "./state";

const STREAM = "community:rivages";

function shape(id: string, fields: Partial<GroupShape> = {}): GroupShape {
  return {
    id,
    community: "rivages",
    kind: "additional",
    name: id,
    everyone: false,
    ruled: false,
    component: null,
    space: null,
    members_count: 1,
    archived_at: null,
    ...fields,
  };
}

function card(id: string, fields: Partial<GroupCard> = {}): GroupCard {
  return {
    ...shape(id),
    status: "administrator",
    status_name: null,
    muted: false,
    abilities: { see: true, change: true },
    ...fields,
  };
}

function stateWith(...cards: GroupCard[]): LiveState {
  const state = emptyState("ada");
  putGroups(state, "rivages", cards);
  return state;
}

const changed = (group: GroupShape): LiveEvent => ({
  type: "group.changed",
  stream: STREAM,
  seq: 1,
  group,
});

describe("the groups of a community", () => {
  it("keep what one may do in them when they change", () => {
    const state = stateWith(card("pilotes"));
    reduce(state, changed(shape("pilotes", { name: "Vedettes", members_count: 4 })));
    expect(state.groups.rivages?.pilotes).toEqual(
      card("pilotes", { name: "Vedettes", members_count: 4 }),
    );
    expect(state.stale.groups).toEqual({});
  });

  it("show a new one at once, and read by REST what one may do in it", () => {
    const state = stateWith();
    reduce(state, { type: "group.created", stream: STREAM, seq: 1, group: shape("pilotes") });
    expect(state.groups.rivages?.pilotes?.abilities).toEqual({ see: true });
    expect(state.stale.groups).toEqual({ pilotes: true });
    putGroup(state, card("pilotes"));
    expect(state.stale.groups).toEqual({});
  });

  it("show again one that was opened again", () => {
    const state = stateWith();
    reduce(state, changed(shape("pilotes")));
    expect(Object.keys(state.groups.rivages ?? {})).toEqual(["pilotes"]);
  });

  it("lose one that was archived, whoever did it", () => {
    const state = stateWith(card("pilotes"), card("vedettes"));
    reduce(state, { type: "group.removed", stream: STREAM, seq: 1, group_id: "pilotes" });
    putGroup(state, card("vedettes", { archived_at: "2026-11-26T16:00:00.000Z" }));
    expect(state.groups.rivages).toEqual({});
  });

  it("are read again when one is something else in them", () => {
    const state = stateWith(card("pilotes"));
    const told = { community: null, room: null, belongs: null, project: null, head: 0 };
    reduce(state, {
      ...told,
      type: "abilities.changed",
      stream: "user:ada",
      seq: 1,
      group: "pilotes",
    });
    expect(state.stale.groups).toEqual({ pilotes: true });
  });

  it("are not kept of a community whose groups nobody has looked at", () => {
    const state = emptyState("ada");
    reduce(state, changed(shape("pilotes")));
    expect(state.groups).toEqual({});
  });

  it("are read again where one bears a status of the community's own, when these change", () => {
    const state = stateWith(
      card("pilotes", { status: "tuteur", status_name: "Tuteur" }),
      card("vedettes"),
    );
    const parrain = { id: "tuteur", name: "Parrain", leads: true, manages: false };
    const told = {
      type: "statuses.changed",
      stream: STREAM,
      seq: 1,
      statuses: [parrain],
    } as const;
    reduce(state, { ...told, statuses: [parrain] });
    expect(state.stale.groups).toEqual({ pilotes: true });
    expect(state.statuses).toEqual({});
    state.statuses.rivages = [];
    reduce(state, { ...told, statuses: [parrain] });
    expect(state.statuses.rivages).toEqual([parrain]);
  });
});

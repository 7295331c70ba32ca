import { describe, expect, it } from "vitest";
import type { LiveEvent, ProjectCard, ProjectShape } from "../api/shapes";
import { putProject, putProjects } from "./projects";
import { reduce } from "./reducers";
import { emptyState, type LiveState } from "./state";

const STREAM = "community:rivages";

function shape(id: string, fields: Partial<ProjectShape> = {}): ProjectShape {
  return {
    id,
    community: "rivages",
    group: `group of ${id}`,
    title: id,
    summary: "",
    state: "open",
    joining: "requests",
    call: null,
    holders: [],
    participants_count: 1,
    milestones_count: 0,
    milestones_done: 0,
    created_at: "2026-11-26T16:00:00.000Z",
    changed_at: "2026-11-26T16:00:00.000Z",
    archived_at: null,
    ...fields,
  };
}

function card(id: string, fields: Partial<ProjectCard> = {}): ProjectCard {
  const mine = { role: "holder" as const, entrance: null, asking: 2, abilities: { see: true } };
  return { ...shape(id), ...mine, ...fields };
}

function stateWith(...cards: ProjectCard[]): LiveState {
  const state = emptyState("ada");
  putProjects(state, "rivages", cards);
  return state;
}

const changed = (project: ProjectShape): LiveEvent => ({
  type: "project.changed",
  stream: STREAM,
  seq: 1,
  project,
});

describe("the projects of a community", () => {
  it("keep what one is to them when they change", () => {
    const state = stateWith(card("bornes"));
    reduce(state, changed(shape("bornes", { title: "Courant", participants_count: 4 })));
    expect(state.projects.rivages?.bornes).toEqual(
      card("bornes", { title: "Courant", participants_count: 4 }),
    );
    expect(state.stale.projects).toEqual({});
  });

  it("are read again when others may come in", () => {
    const state = stateWith(card("bornes"));
    reduce(state, changed(shape("bornes", { joining: "invitation" })));
    expect(state.stale.projects).toEqual({ bornes: true });
  });

  it("show a new one at once, and read by REST what one may do in it", () => {
    const state = stateWith();
    reduce(state, { type: "project.created", stream: STREAM, seq: 1, project: shape("digue") });
    expect(state.projects.rivages?.digue?.role).toBeNull();
    expect(state.stale.projects).toEqual({ digue: true });
    putProject(state, card("digue"));
    expect(state.stale.projects).toEqual({});
  });

  it("lose those that have ended or were archived", () => {
    const state = stateWith(card("bornes"), card("digue"), card("essais"));
    reduce(state, changed(shape("bornes", { state: "closed" })));
    reduce(state, { type: "project.removed", stream: STREAM, seq: 2, project_id: "digue" });
    putProject(state, card("essais", { archived_at: "2026-11-26T16:00:00.000Z" }));
    expect(state.projects.rivages).toEqual({});
  });

  it("are not kept of a community whose projects nobody has looked at", () => {
    const state = emptyState("ada");
    reduce(state, changed(shape("bornes")));
    expect(state.projects).toEqual({});
  });
});

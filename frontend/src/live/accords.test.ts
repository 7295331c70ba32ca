import { describe, expect, it } from "vitest";
import type { AccordCard, AccordShape, LiveEvent } from "../api/shapes";
import { dropAccord, putAccords } from "./accords";
import { reduce } from "./reducers";
import { emptyState } from "./state";

const words = { fr: "Modifier la communauté", en: "Change the community" };
const nobody = { kind: "member", avatar: null, title: "", organisation: "" };

function shape(id: string, fields: Partial<AccordShape> = {}): AccordShape {
  return {
    id,
    community: "rivages",
    act: "community.change",
    permission: "change",
    effect: { act: words, title: words, fields: [], notes: [] },
    effect_now: null,
    digest: "d",
    requester: { id: "flore", name: "Flore", ...nobody },
    reason: "",
    asked_at: "2026-11-26T10:00:00.000Z",
    deadline: "2026-12-01T10:00:00.000Z",
    expires_at: "2026-12-04T10:00:00.000Z",
    escalated_at: null,
    state: "pending",
    decider: null,
    ended_at: null,
    decision: "",
    until: null,
    words: "",
    why: null,
    outcome: null,
    follows: null,
    ...fields,
  };
}

const card = (id: string, fields: Partial<AccordCard> = {}): AccordCard => ({
  ...shape(id),
  abilities: { decide: true },
  ...fields,
});

const told = (
  type: "accord.requested" | "accord.decided" | "accord.changed",
  accord: AccordShape,
) => ({ type, stream: "user:ada", seq: 1, accord }) as LiveEvent;

describe("requests for agreement", () => {
  it("appear at once, and what one may do with them is read by REST", () => {
    const state = emptyState("ada");
    reduce(state, told("accord.requested", shape("one")));
    expect(state.accords.one?.abilities).toEqual({});
    expect(state.stale.accords).toEqual({ one: true });
    putAccords(state, [card("one")]);
    expect(state.stale.accords).toEqual({});
  });

  it("offer nothing any more at the moment when they are answered", () => {
    const state = emptyState("ada");
    putAccords(state, [card("one")]);
    reduce(state, told("accord.decided", shape("one", { state: "granted" })));
    expect(state.accords.one).toMatchObject({ state: "granted", abilities: {} });
  });

  it("keep what one may do while they wait, however often they are told", () => {
    const state = emptyState("ada");
    putAccords(state, [card("one")]);
    const late = shape("one", { escalated_at: "2026-12-01T10:00:00.000Z" });
    reduce(state, told("accord.changed", late));
    reduce(state, told("accord.changed", late));
    expect(state.accords.one).toMatchObject({ ...late, abilities: { decide: true } });
  });

  it("go when they are no longer one's to see", () => {
    const state = emptyState("ada");
    reduce(state, told("accord.requested", shape("one")));
    dropAccord(state, "one");
    expect([state.accords, state.stale.accords]).toEqual([{}, {}]);
  });
});

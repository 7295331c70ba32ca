import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TraceCard, TracePage } from "../api/shapes";
import { choicesOf, exportOf, Trace, type TraceFilters } from "./trace.svelte";

const NOTHING: TraceFilters = { from: "", until: "", actor: "", action: "", type: "", batch: "" };

const card = (id: number): TraceCard => ({
  id,
  at: "2026-11-26T10:00:00.000Z",
  actor: { id: "ada", name: "Ada Kervella", kind: "member", closed: false },
  action: "room.created",
  label: "Salon créé",
  object: { type: "conversations.room", label: "Salon", id: "r1", name: "Le ponton" },
  changes: [],
  withheld: false,
});

const page = (ids: number[], next: string | null, more: Partial<TracePage> = {}): TracePage => ({
  results: ids.map(card),
  next,
  actions: {},
  types: {},
  zone: "Europe/Paris",
  ...more,
});

/** The pages that are asked for, and how each is answered. */
let asked: string[] = [];
let answers: Map<string, () => Promise<TracePage>>;

beforeEach(() => {
  asked = [];
  answers = new Map();
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const answer = answers.get(path);
    if (!answer)
      return Response.json({ code: "forbidden", title: "Non", detail: "" }, { status: 403 });
    return Response.json(await answer());
  });
});

afterEach(() => vi.unstubAllGlobals());

describe("the trace", () => {
  it("is asked for what is looked for, and for nothing else", async () => {
    const path = "/api/v1/communities/c1/trace/?from=2026-11-01&action=room.created";
    answers.set(path, async () =>
      page([2, 1], null, { actions: { "room.created": "Salon créé" } }),
    );
    const trace = new Trace();
    await trace.search("c1", { ...NOTHING, from: "2026-11-01", action: "room.created" });
    expect(asked).toEqual([path]);
    expect(trace.rows.map((row) => row.id)).toEqual([2, 1]);
    expect(trace.hasMore).toBe(false);
    expect(trace.actions).toEqual({ "room.created": "Salon créé" });
  });

  it("goes on where the page ended, and keeps the words of the first", async () => {
    const next = "/api/v1/communities/c1/trace/?cursor=abc";
    answers.set("/api/v1/communities/c1/trace/", async () =>
      page([3, 2], `http://localhost${next}`, { types: { "conversations.room": "Salon" } }),
    );
    answers.set(next, async () => page([1], null));
    const trace = new Trace();
    await trace.search("c1", NOTHING);
    expect(trace.hasMore).toBe(true);
    await trace.more();
    expect(trace.rows.map((row) => row.id)).toEqual([3, 2, 1]);
    expect(trace.types).toEqual({ "conversations.room": "Salon" });
    await trace.more();
    expect(asked).toHaveLength(2);
  });

  it("shows the later of two searches, whichever is answered first", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    answers.set("/api/v1/communities/c1/trace/", () => held.then(() => page([1], null)));
    answers.set("/api/v1/communities/c1/trace/?type=people.person", async () => page([9], null));
    const trace = new Trace();
    const slow = trace.search("c1", NOTHING);
    await trace.search("c1", { ...NOTHING, type: "people.person" });
    release();
    await slow;
    expect(trace.rows.map((row) => row.id)).toEqual([9]);
    expect(trace.loading).toBe(false);
  });

  it("of the site, and that of messages, are at addresses of their own", async () => {
    const trace = new Trace();
    await trace.search(null, NOTHING);
    await trace.search(null, NOTHING, "messages");
    await trace.search("c1", NOTHING, "messages");
    expect(asked).toEqual([
      "/api/v1/trace/",
      "/api/v1/trace/messages/",
      "/api/v1/communities/c1/trace/messages/",
    ]);
    expect(exportOf(null, NOTHING, "csv")).toBe("/api/v1/trace/export/?as=csv");
  });

  it("says why it is refused", async () => {
    const trace = new Trace();
    await trace.search("c2", NOTHING);
    expect(trace.error?.code).toBe("forbidden");
    expect(trace.asked).toBe(false);
  });
});

describe("what is offered", () => {
  it("is a file of exactly what is looked for", () => {
    expect(exportOf("c1", { ...NOTHING, actor: "p1" }, "csv")).toBe(
      "/api/v1/communities/c1/trace/export/?actor=p1&as=csv",
    );
  });

  it("stands in the order of its words, accents or not", () => {
    const words = { "room.created": "Salon créé", "group.created": "Écart", "a.b": "Zone" };
    expect(choicesOf(words, "Toutes").map((choice) => choice.label)).toEqual([
      "Toutes",
      "Écart",
      "Salon créé",
      "Zone",
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MessageCard, OpenedMessages, OpeningCard } from "../api/shapes";
import { OpenedConversation, Openings } from "./breakGlass.svelte";

const opening = (id: string, more: Partial<OpeningCard> = {}): OpeningCard =>
  ({ id, state: "asked", abilities: { read: false }, ...more }) as OpeningCard;

const page = (seqs: number[], next: string | null): OpenedMessages => ({
  results: seqs.map((seq) => ({ id: `m${seq}`, seq }) as MessageCard),
  next,
  topics: {},
});

/** What is asked for, and how each is answered. */
let asked: string[] = [];
let answers: Map<string, unknown>;

beforeEach(() => {
  asked = [];
  answers = new Map();
  vi.stubGlobal("fetch", async (path: string, how: RequestInit) => {
    asked.push(`${how.method} ${path.replace(/^https?:\/\/[^/]+/, "")}`);
    const answer = answers.get(asked.at(-1) ?? "");
    if (answer === undefined)
      return Response.json({ code: "not_open", title: "Non", detail: "" }, { status: 403 });
    return Response.json(answer);
  });
});

afterEach(() => vi.unstubAllGlobals());

const BASE = "/api/v1/break-glass";

describe("an opened conversation", () => {
  it("asks for no page ahead, and shows the oldest first", async () => {
    answers.set(`GET ${BASE}/o1/`, opening("o1", { abilities: { read: true } }));
    answers.set(
      `GET ${BASE}/o1/messages/`,
      page([9, 8], `http://localhost${BASE}/o1/messages/?before=8`),
    );
    answers.set(`GET ${BASE}/o1/messages/?before=8`, page([7], null));
    const opened = new OpenedConversation("o1");
    await opened.load();
    await opened.load();
    expect(asked.filter((one) => one.includes("messages"))).toHaveLength(1);
    expect(opened.hasOlder).toBe(true);
    await opened.older();
    expect(opened.messages.map((one) => one.seq)).toEqual([7, 8, 9]);
    expect(opened.hasOlder).toBe(false);
  });

  it("asks for no message while it is not open to the reader", async () => {
    answers.set(`GET ${BASE}/o1/`, opening("o1"));
    const opened = new OpenedConversation("o1");
    await opened.load();
    expect(asked).toEqual([`GET ${BASE}/o1/`]);
  });

  it("keeps nothing on screen once its time is over", async () => {
    answers.set(`GET ${BASE}/o1/`, opening("o1", { abilities: { read: true } }));
    answers.set(`GET ${BASE}/o1/messages/`, page([9], `${BASE}/o1/messages/?before=9`));
    const opened = new OpenedConversation("o1");
    await opened.load();
    await opened.older();
    expect(opened.error?.code).toBe("not_open");
    expect(opened.messages).toEqual([]);
  });

  it("forgets what was read when it is closed", async () => {
    answers.set(`GET ${BASE}/o1/`, opening("o1", { abilities: { read: true } }));
    answers.set(`GET ${BASE}/o1/messages/`, page([9], null));
    answers.set(`DELETE ${BASE}/o1/`, opening("o1", { state: "closed" }));
    const opened = new OpenedConversation("o1");
    await opened.load();
    await opened.close();
    expect(opened.card?.state).toBe("closed");
    expect(opened.messages).toEqual([]);
  });
});

describe("the openings of a community", () => {
  it("follow each other by pages, each once, a new one first", async () => {
    const list = "/api/v1/communities/c1/break-glass/";
    answers.set(`GET ${list}`, {
      results: [opening("o2")],
      next: `http://localhost${list}?cursor=x`,
    });
    answers.set(`GET ${list}?cursor=x`, { results: [opening("o2"), opening("o1")], next: null });
    answers.set(`POST ${list}`, opening("o3"));
    answers.set(`PUT ${BASE}/o1/answer/`, opening("o1", { state: "refused" }));
    const openings = new Openings("c1");
    await openings.load();
    await openings.more();
    expect(openings.list.map((one) => one.id)).toEqual(["o2", "o1"]);
    await openings.ask({} as Parameters<Openings["ask"]>[0]);
    await openings.answer("o1", false, "Non.");
    expect(openings.list.map((one) => [one.id, one.state])).toEqual([
      ["o3", "asked"],
      ["o2", "asked"],
      ["o1", "refused"],
    ]);
  });

  it("of the site are at an address of their own", async () => {
    await new Openings(null).load();
    expect(asked).toEqual(["GET /api/v1/break-glass/"]);
  });
});

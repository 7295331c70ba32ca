import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CommunityCard, Me } from "../api/shapes";
import { tieTogether } from "../arrival";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";
import { forgetEverything, keptConversation } from "../live/store";
import { ADA, FakeServer } from "../live/testing/fakes";
import { FakeRest, roomCard } from "../live/testing/rest";
import { session } from "../session/session.svelte";
import { Conversation } from "./conversation.svelte";
import { rooms } from "./rooms.svelte";

const ME: Me = {
  ...ADA,
  staff: false,
  title: "",
  organisation: "",
  email: "ada@rivages.example",
  bio: "",
  language: "fr",
  time_zone: "Europe/Paris",
  created_at: "2026-11-01T10:00:00.000Z",
};
const QUAY = "room:quay";

let server: FakeServer;
let rest: FakeRest;
let conversation: Conversation | null = null;

const soon = (act: () => void): Promise<void> => vi.waitFor(act, { timeout: 8_000, interval: 5 });
const texts = (): string[] => conversation?.messages.map((message) => message.text) ?? [];
const seqs = (): number[] => conversation?.messages.map((message) => message.seq) ?? [];
const quay = () => rooms.byId("quay");

async function arrive(): Promise<void> {
  await session.welcome(ME);
  await soon(() => expect(connection.state).toBe("live"));
  await soon(() => expect(rooms.loaded).toBe(true));
}

async function openQuay(around?: number): Promise<Conversation> {
  const room = await rooms.visit("quay");
  if (!room) throw new Error("no room");
  conversation = new Conversation(room);
  await conversation.open(around);
  return conversation;
}

tieTogether();

beforeEach(async () => {
  await forgetEverything();
  server = new FakeServer(["user:ada", QUAY]);
  rest = new FakeRest(server);
  rest.rooms.set("quay", roomCard("quay"));
  vi.stubGlobal("fetch", rest.fetch);
  vi.stubGlobal("WebSocket", function open() {
    return server.open();
  });
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
});

afterEach(async () => {
  conversation?.close();
  conversation = null;
  await session.expire();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("an open conversation", () => {
  it("shows the latest, grows with what is said, and goes back to the beginning", async () => {
    for (let count = 0; count < 120; count += 1) server.post(QUAY, { author: ADA });
    await arrive();
    const open = await openQuay();
    expect(seqs()).toHaveLength(50);
    server.post(QUAY, { text: "nouveau" });
    expect(texts().at(-1)).toBe("nouveau");
    await open.loadOlder();
    await open.loadOlder();
    expect(open.hasOlder).toBe(false);
    expect(seqs()).toEqual(Array.from({ length: 121 }, (_, index) => index + 1));
  });

  it("opens where reading stopped when much is unread, and comes to the end page by page", async () => {
    for (let count = 0; count < 130; count += 1) server.post(QUAY);
    await arrive();
    rest.rooms.set("quay", roomCard("quay", { mark: 40 }));
    await rooms.load();
    const open = await openQuay();
    expect(open.newSince).toBe(40);
    expect(seqs()).toContain(41);
    expect(open.hasNewer).toBe(true);
    server.post(QUAY, { text: "pendant ce temps" });
    expect(texts()).not.toContain("pendant ce temps");
    while (open.hasNewer) await open.loadNewer();
    expect(texts().at(-1)).toBe("pendant ce temps");
    expect(new Set(seqs()).size).toBe(seqs().length);
  });

  it("holds what one came to when the room is loaded afresh", async () => {
    for (let count = 0; count < 200; count += 1) server.post(QUAY);
    await arrive();
    await openQuay(3);
    await conversation?.loadNewer();
    expect(seqs()).toContain(3);
    await connection.reload([QUAY]);
    expect(seqs()).toContain(3);
    // Gone to the end, one stays there.
    await conversation?.jumpToLatest();
    conversation?.lookAt(null);
    await connection.reload([QUAY]);
    expect(seqs()).toContain(200);
  });

  it("loses nothing that is said while a page is on its way", async () => {
    server.post(QUAY, { text: "avant" });
    await arrive();
    let release = (): void => {};
    rest.hold = new Promise((resolve) => {
      release = resolve;
    });
    const opening = openQuay();
    await soon(() => expect(rest.requests.at(-1)).toContain("/messages/"));
    server.post(QUAY, { text: "pendant" });
    release();
    rest.hold = null;
    await opening;
    expect(texts()).toEqual(["avant", "pendant"]);
  });

  it("shows what one writes at once, and the same row when it comes back", async () => {
    await arrive();
    const open = await openQuay();
    await open.post("Bonjour");
    const key = open.items.at(-1)?.key;
    await soon(() => expect(texts()).toEqual(["Bonjour"]));
    expect(open.items.at(-1)?.key).toBe(key);
    await soon(() => expect(open.pending).toEqual([]));
    expect(open.items.filter((item) => item.kind === "message")).toHaveLength(1);
  });

  it("keeps what one writes while the server is away, and sends it once when it is back", async () => {
    await arrive();
    const open = await openQuay();
    server.loseReply = () => true;
    await open.post("Un");
    await soon(() => expect(texts()).toEqual(["Un"]));
    server.cut(1006);
    server.loseReply = () => false;
    await open.post("Deux");
    expect(open.pending.map((entry) => entry.text)).toContain("Deux");
    await soon(() => expect(texts()).toEqual(["Un", "Deux"]));
    await soon(() => expect(open.pending).toEqual([]));
    expect(rest.messages("quay").map((message) => message.text)).toEqual(["Un", "Deux"]);
  });

  it("can be read without a connection after a reload", async () => {
    server.post(QUAY, { text: "gardé" });
    await arrive();
    (await openQuay()).close();
    rooms.keep();
    await vi.waitFor(async () => expect(await keptConversation("quay")).toHaveLength(1));
    const kept = quay()?.card;
    await session.expire();
    // A reload without network: the session is known from the last visit only.
    await session.welcome(ME);
    rest.away = true;
    live.rooms.quay = kept as NonNullable<typeof kept>;
    await import("../live/store").then((store) =>
      store.keepConversation("quay", rest.messages("quay")),
    );
    const open = await openQuay();
    expect(texts()).toEqual(["gardé"]);
    expect(open.error?.code).toBe("offline");
  });
});

describe("reading", () => {
  it("counts others' messages until they are seen, and tells the server once in three seconds", async () => {
    await arrive();
    const open = await openQuay();
    for (let count = 0; count < 3; count += 1) server.post(QUAY);
    expect(quay()?.unread).toBe(3);
    open.markRead(1);
    open.markRead(2);
    open.markRead(3);
    expect(quay()?.unread).toBe(0);
    await soon(() => expect(marks()).toHaveLength(1));
    await soon(() => expect(marks().at(-1)).toMatchObject({ seq: 3 }));
    expect(marks()).toHaveLength(2);
  });

  it("does not count while nobody looks", async () => {
    await arrive();
    const open = await openQuay();
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    server.post(QUAY);
    open.markRead(1);
    expect(quay()?.unread).toBe(1);
    vi.spyOn(document, "hasFocus").mockReturnValue(true);
    window.dispatchEvent(new Event("focus"));
    expect(quay()?.unread).toBe(0);
  });

  it("keeps unread what was marked so on purpose", async () => {
    await arrive();
    const open = await openQuay();
    const event = server.post(QUAY);
    await open.markUnread(event.type === "message.posted" ? event.message.id : "");
    open.markRead(1);
    expect(quay()?.unread).toBe(1);
    expect(marks()).toEqual([]);
  });
});

describe("rooms", () => {
  it("appear when one has joined, and go when one has left", async () => {
    await arrive();
    rest.rooms.set("yard", roomCard("yard"));
    server.logs.set("room:yard", []);
    server.post("room:yard", { text: "avant" });
    server.emit({ type: "room.joined", stream: "user:ada", seq: 1, room: "yard", head: 1 });
    await soon(() => expect(rooms.byId("yard")?.unread).toBe(1));
    server.post("room:yard", { text: "après" });
    expect(rooms.byId("yard")?.unread).toBe(2);
    server.emit({ type: "room.left", stream: "user:ada", seq: 2, room: "yard", head: 2 });
    expect(rooms.byId("yard")).toBeUndefined();
  });

  it("that one only looks at go when they become private", async () => {
    server.logs.set("community:rivages", []);
    rest.communities = [{ id: "rivages", name: "Réseau Rivages" } as CommunityCard];
    await arrive();
    const yard = roomCard("yard", { joined: false });
    rest.rooms.set("yard", yard);
    await rooms.visit("yard");
    expect(rooms.byId("yard")?.name).toBe("yard");
    rest.rooms.delete("yard");
    const { visibility: _, ...shape } = yard;
    const room = { ...shape, visibility: "private" as const };
    server.emit({ type: "room.changed", stream: "community:rivages", seq: 1, room });
    await soon(() => expect(rooms.byId("yard")).toBeUndefined());
  });

  it("are counted again by the server when an unknown message is deleted", async () => {
    for (let count = 0; count < 3; count += 1) server.post(QUAY);
    await arrive();
    expect(quay()?.unread).toBe(3);
    server.emit({ type: "message.deleted", stream: QUAY, seq: 4, message_id: "m2" });
    await soon(() => expect(quay()?.unread).toBe(2));
  });

  it("and what is open are loaded afresh when another epoch begins", async () => {
    for (let count = 0; count < 3; count += 1) server.post(QUAY, { text: `avant ${count}` });
    await arrive();
    await openQuay();
    server.logs.set(QUAY, []);
    server.post(QUAY, { text: "restauré" });
    server.epoch = "second";
    server.cut(1012);
    await soon(() => expect(texts()).toEqual(["restauré"]));
    expect(quay()?.unread).toBe(1);
  });

  it("stop and forget at the end of the session (4003)", async () => {
    await arrive();
    await openQuay();
    server.cut(4003);
    await soon(() => expect(session.status).toBe("out"));
    expect(rooms.list).toEqual([]);
    expect(connection.state).toBe("idle");
  });
});

function marks() {
  return server.commands.filter((command) => command.type === "read.mark");
}

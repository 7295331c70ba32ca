/**
 * Drafts on all one's devices. What is written here goes up when it rests; what another device wrote comes down, but never
 * over what is being written here: then the server keeps both, and the other text is offered beside (`asides`).
 */
import { ApiProblem, get, put } from "../api/client";
import type { DraftCard, MyDraftCard } from "../api/rest";
import { connection } from "../live/connection.svelte";
import { timelineKey } from "../live/state";
import { drafts } from "./drafts.svelte";

/** A text goes up when one has not typed for so long (ms). */
const RESTS = 1500;
/** What this page calls itself, to know its own writing when it comes back. */
const device = crypto.randomUUID();

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const going = new Set<string>();

/** Whether this device has words that the server has not. */
function ahead(key: string): boolean {
  const held = drafts.one(key);
  return (held?.text ?? "") !== (held?.synced ?? "");
}

function soon(key: string): void {
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void send(key), RESTS),
  );
}

async function send(key: string, dropAside = false): Promise<void> {
  timers.delete(key);
  const held = drafts.one(key);
  // Without a network its return sends it.
  if (!held || !navigator.onLine || going.has(key) || !(dropAside || ahead(key))) return;
  going.add(key);
  const [room, topic] = key.split("/");
  const { text } = held;
  try {
    const kept = await put<DraftCard>(`/drafts/${room}/`, {
      text,
      base: held.base ?? 0,
      device,
      topic: topic ?? null,
      reply_to: held.reply ?? null,
      drop_aside: dropAside,
    });
    going.delete(key);
    settle(key, kept, text);
  } catch (caught) {
    going.delete(key);
    // Without a connection its return sends it; a room or a message that is gone leaves the words here.
    if (caught instanceof ApiProblem && caught.path === "$.reply_to") {
      drafts.put({ ...held, reply: null });
      soon(key);
    }
  }
}

/** The server holds `kept`; `sent` is what this device had given it. */
function settle(key: string, kept: DraftCard, sent: string): void {
  const now = drafts.one(key);
  const untouched = (now?.text ?? "") === sent;
  const text = untouched ? kept.text : (now?.text ?? "");
  const reply = untouched ? kept.reply_to : (now?.reply ?? null);
  drafts.put({ key, text, reply, base: kept.revision, synced: kept.text });
  putAside(key, kept.aside);
  if (!untouched) soon(key);
}

function putAside(key: string, aside: string): void {
  if (aside) drafts.asides.set(key, aside);
  else drafts.asides.delete(key);
}

/** Takes what another device wrote, unless something of one's own would be lost. */
function take(card: DraftCard): void {
  const key = timelineKey(card.room, card.topic);
  const held = drafts.one(key);
  if ((held?.base ?? 0) >= card.revision) return;
  if (ahead(key)) {
    soon(key);
    return;
  }
  drafts.put({
    key,
    text: card.text,
    reply: card.reply_to,
    base: card.revision,
    synced: card.text,
  });
  putAside(key, card.aside);
}

/** Brings both sides together; answers what the server lists. */
export async function reconcile(): Promise<MyDraftCard[]> {
  const { results } = await get<{ results: MyDraftCard[] }>("/drafts/");
  const there = new Map(results.map((card) => [timelineKey(card.room, card.topic), card]));
  for (const card of results) {
    take(card);
    putAside(timelineKey(card.room, card.topic), card.aside);
  }
  for (const held of drafts.all()) {
    if (ahead(held.key)) void send(held.key);
    // Sent, or emptied, on another device.
    else if (held.text && !there.has(held.key)) drafts.put({ ...held, text: "", synced: "" });
  }
  return results;
}

/** The text that was put aside has been looked at. */
export async function decideAside(key: string): Promise<void> {
  drafts.asides.delete(key);
  await send(key, true);
}

/** The page is left for another application, or another device: what waits goes now. */
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const key of [...timers.keys()]) {
    clearTimeout(timers.get(key));
    void send(key);
  }
});

drafts.onwritten = soon;
connection.on("draft.changed", (event) => {
  if (event.device !== device) take(event.draft);
});
connection.greeted.on(() => void reconcile().catch(() => undefined));
if (connection.state === "live") void reconcile().catch(() => undefined);

/** Which windows of messages stay in memory: those on screen, and a few that were just left. */
import type { Id, MessageCard } from "../api/shapes";
import { live } from "../live/state.svelte";
import { keepConversation } from "../live/store";

/** Windows kept up to date after they were left, so that going back is instant. */
const RECENT = 8;
/** How much of a window is kept when it is left. */
const LEFT = 150;
/** Saving to the disk waits until the talk pauses. */
const PAUSE = 2_000;

const open = new Map<string, number>();
const saves = new Map<string, ReturnType<typeof setTimeout>>();
let recent: string[] = [];

export function windowOpened(key: string): void {
  open.set(key, (open.get(key) ?? 0) + 1);
  recent = recent.filter((one) => one !== key);
}

export function windowClosed(key: string): void {
  const count = (open.get(key) ?? 1) - 1;
  if (count > 0) {
    open.set(key, count);
    return;
  }
  open.delete(key);
  saveNow(key);
  leave(key);
}

function leave(key: string): void {
  const timeline = live.timelines[key];
  if (!timeline || timeline.hasNewer) {
    delete live.timelines[key];
    return;
  }
  if (timeline.messages.length > LEFT) {
    timeline.messages.splice(0, timeline.messages.length - LEFT);
    timeline.hasOlder = true;
  }
  recent = [...recent.filter((one) => one !== key), key];
  for (const old of recent.slice(0, -RECENT)) delete live.timelines[old];
  recent = recent.slice(-RECENT);
}

/** The room's state is loaded afresh: windows that nobody looks at are loaded when they are opened again. */
export function dropClosedWindows(room: Id): void {
  for (const [key, timeline] of Object.entries(live.timelines)) {
    if (timeline.room === room && !open.has(key)) delete live.timelines[key];
  }
}

/** Keeps the end of a conversation for reading without a connection, soon. */
export function saveSoon(key: string): void {
  clearTimeout(saves.get(key));
  saves.set(
    key,
    setTimeout(() => saveNow(key), PAUSE),
  );
}

/** The page goes away: what waited for a pause of the talk is kept at once. */
export function saveWindows(): void {
  for (const key of [...saves.keys()]) saveNow(key);
}

/** Keeps it at once: a page that was just loaded. */
export function saveNow(key: string): void {
  clearTimeout(saves.get(key));
  saves.delete(key);
  const timeline = live.timelines[key];
  if (!timeline || timeline.hasNewer || timeline.messages.length === 0) return;
  const messages = JSON.parse(JSON.stringify(timeline.messages.slice(-50))) as MessageCard[];
  void keepConversation(key, messages);
}

export function forgetWindows(): void {
  for (const timer of saves.values()) clearTimeout(timer);
  saves.clear();
  recent = [];
}

/** What a timeline shows, one row an item: messages, what is on its way out, day lines, "new since". */
import type { Id, Instant, MessageCard, OutboxEntry } from "../api/shapes";

export type Message = MessageCard;

export type Item =
  /** `continues`: same author as just above, within five minutes: no need to name them again. */
  | { kind: "message"; key: string; message: Message; continues: boolean }
  | { kind: "pending"; key: string; entry: OutboxEntry; continues: boolean }
  /** `day`: local day, `2026-11-24`. */
  | { kind: "day"; key: string; day: string }
  | { kind: "new"; key: string };

/** Messages of one author closer than this stand under one name, in ms. */
const TOGETHER = 5 * 60_000;

/** The same before and after its event has come: the row stays where it is, and the same. */
export function keyOf(message: Message): string {
  return message.client_id ?? message.id;
}

export interface Rows {
  messages: readonly Message[];
  pending: readonly OutboxEntry[];
  viewer: Id | null;
  /** The first message by others above this position stands under the "new" line. */
  newSince: number | null;
  dayOf: (at: Instant) => string;
}

export function itemsOf({ messages, pending, viewer, newSince, dayOf }: Rows): Item[] {
  const items: Item[] = [];
  let above: { author: Id | null; at: Instant } | null = null;
  let day: string | null = null;
  let lineDrawn = newSince === null;

  const enter = (author: Id | null, at: Instant, fresh: boolean): boolean => {
    const today = dayOf(at);
    const turned = today !== day;
    if (turned) items.push({ kind: "day", key: `day:${today}`, day: today });
    if (fresh) items.push({ kind: "new", key: "new" });
    const near = above?.author === author && Date.parse(at) - Date.parse(above.at) < TOGETHER;
    day = today;
    above = { author, at };
    return near && !turned && !fresh;
  };

  for (const message of messages) {
    const fresh: boolean =
      !lineDrawn && message.seq > (newSince ?? 0) && message.author.id !== viewer;
    lineDrawn ||= fresh;
    const continues = enter(message.author.id, message.posted_at, fresh);
    items.push({ kind: "message", key: keyOf(message), message, continues });
  }
  for (const entry of pending) {
    // This browser's clock may be wrong: what is not sent yet stands after everything, on the last day.
    const continues = enter(viewer, lastDay(entry.created_at, above), false);
    items.push({ kind: "pending", key: entry.client_id, entry, continues });
  }
  return items;
}

function lastDay(at: Instant, above: { at: Instant } | null): Instant {
  const off = above ? Math.abs(Date.parse(at) - Date.parse(above.at)) : 0;
  return above && (at < above.at || off < TOGETHER) ? above.at : at;
}

const days = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant, `2026-11-24`. */
export function localDay(at: Instant, timeZone?: string): string {
  const zone = timeZone ?? "";
  let format = days.get(zone);
  if (!format) {
    const options: Intl.DateTimeFormatOptions = {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    };
    format = new Intl.DateTimeFormat("sv", timeZone ? { ...options, timeZone } : options);
    days.set(zone, format);
  }
  return format.format(new Date(at));
}

/** The messages of a room since its card was counted, so that its unread can be counted again without asking. */
import type { Counts, Id, MessageCard } from "../api/shapes";

/** More than this and the oldest are left to the server. */
const LIMIT = 500;

export interface Entry {
  seq: number;
  topic: Id | null;
  mine: boolean;
  mention: boolean;
}

export function entryOf(message: MessageCard, viewer: Id | null): Entry {
  return {
    seq: message.seq,
    topic: message.topic,
    mine: message.author.id === viewer,
    mention: mentions(message, viewer),
  };
}

/** Whether the message calls the viewer: by name, or with everybody. */
export function mentions(message: MessageCard, viewer: Id | null): boolean {
  return message.mentions.some(
    (one) => one.kind === "all" || (one.kind === "person" && one.id === viewer),
  );
}

export class Ledger {
  readonly entries = new Map<Id, Entry>();
  /** The position of the last event that took away or changed a message which the ledger did not hold. */
  disturbed = 0;

  /** `from`: every message above this position that is still there is in the ledger. */
  constructor(public from: number) {}

  add(id: Id, entry: Entry): void {
    this.entries.set(id, entry);
    if (this.entries.size <= LIMIT) return;
    const oldest = this.entries.entries().next().value;
    if (!oldest) return;
    this.entries.delete(oldest[0]);
    this.from = Math.max(this.from, oldest[1].seq);
  }

  /** Others' messages above a position, in a topic or (null) in the whole room. */
  above(position: number, topic: Id | null): Entry[] {
    return [...this.entries.values()].filter(
      (entry) => !entry.mine && entry.seq > position && (topic === null || entry.topic === topic),
    );
  }
}

export function countsOf(entries: Entry[]): Counts {
  return { unread: entries.length, mentions: entries.filter((entry) => entry.mention).length };
}

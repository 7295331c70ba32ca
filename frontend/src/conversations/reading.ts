/** How far one has read: sent at most once a room every three seconds, and again after a lost connection. */
import type { Id } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";
import { markOf, moveMark } from "../live/unread";

/** From the protocol: at most one a room in this time. */
const EVERY = 3_000;

interface Wanted {
  room: Id;
  topic: Id | null;
  seq: number;
}

export class ReadMarks {
  /** The furthest position per conversation that the server has not been told. */
  private readonly wanted = new Map<string, Wanted>();
  private readonly resting = new Set<Id>();

  /** The reader has seen up to `seq`. */
  read(room: Id, topic: Id | null, seq: number): void {
    const card = live.rooms[room];
    if (!card?.joined || seq <= markOf(live, card, topic)) return;
    const key = `${room}/${topic ?? ""}`;
    if (seq <= (this.wanted.get(key)?.seq ?? 0)) return;
    this.wanted.set(key, { room, topic, seq });
    this.showRead(room, topic, seq);
    this.send(room);
  }

  /** Takes back what has not been sent (marked unread on purpose). */
  forget(room: Id): void {
    for (const [key, wanted] of this.wanted) if (wanted.room === room) this.wanted.delete(key);
  }

  clear(): void {
    this.wanted.clear();
  }

  /** Sends what waits: the connection is back. */
  flush(): void {
    for (const room of new Set([...this.wanted.values()].map((wanted) => wanted.room)))
      this.send(room);
  }

  private send(room: Id): void {
    if (this.resting.has(room) || connection.state !== "live") return;
    const [key, wanted] = [...this.wanted].find(([, one]) => one.room === room) ?? [];
    if (!key || !wanted) return;
    this.wanted.delete(key);
    this.resting.add(room);
    setTimeout(() => {
      this.resting.delete(room);
      this.send(room);
    }, EVERY);
    void this.tell(key, wanted);
  }

  private async tell(key: string, wanted: Wanted): Promise<void> {
    const { room, topic, seq } = wanted;
    try {
      const where = topic === null ? { room } : { room, topic };
      await connection.send({ type: "read.mark", ...where, seq });
    } catch {
      if (connection.state === "live" || this.wanted.has(key)) return;
      this.wanted.set(key, wanted);
    }
  }

  /** Read to the end: shows nothing unread at once, before the server has said so. */
  private showRead(room: Id, topic: Id | null, seq: number): void {
    const card = live.rooms[room];
    const last = topic === null ? null : live.topics[topic]?.last_seq;
    if (!card || (topic === null ? !this.endsAt(room, seq) : last !== seq)) return;
    moveMark(live, { room, topic, mark: seq, head: card.head, unread: 0, mentions: 0 });
  }

  private endsAt(room: Id, seq: number): boolean {
    const timeline = live.timelines[room];
    return timeline !== undefined && !timeline.hasNewer && timeline.messages.at(-1)?.seq === seq;
  }
}

export const readMarks = new ReadMarks();

connection.greeted.on(() => readMarks.flush());

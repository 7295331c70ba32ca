/** Messages that others show, as this reader may see them: asked for together, read again when they change. */
import { get } from "../../api/client";
import type { QuotedCard } from "../../api/rest";
import type { Id } from "../../api/shapes";
import { connection } from "../../live/connection.svelte";

/** As many as the server answers at once. */
const MOST = 100;
/** Cards of one screen ask together. */
const TOGETHER = 20;

class Quoted {
  /** By id; null: it could not be read. */
  private readonly held: Record<Id, QuotedCard | null> = $state({});
  private wanted = new Set<Id>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  card(id: Id): QuotedCard | null | undefined {
    return this.held[id];
  }

  /** Reads it, or reads it again, soon. */
  want(id: Id): void {
    this.wanted.add(id);
    this.timer ??= setTimeout(() => void this.read(), TOGETHER);
  }

  /** What one may see is another now: a room was joined or left, or everything may have changed meanwhile. */
  readonly again = (): void => {
    for (const id of Object.keys(this.held)) this.want(id);
  };

  clear(): void {
    for (const id of Object.keys(this.held)) delete this.held[id];
  }

  private async read(): Promise<void> {
    this.timer = undefined;
    const ids = [...this.wanted];
    this.wanted = new Set();
    for (let at = 0; at < ids.length; at += MOST) {
      const asked = ids.slice(at, at + MOST);
      try {
        const { results } = await get<{ results: QuotedCard[] }>(
          `/quoted-messages/?ids=${asked.join(",")}`,
        );
        for (const card of results) this.held[card.id] = card;
      } catch {
        // What was read before stays; the connection's return asks again.
        for (const id of asked) this.held[id] ??= null;
      }
    }
  }
}

export const quoted = new Quoted();

connection.on("card.changed", ({ card }) => {
  if (card.kind === "message" && quoted.card(card.id) !== undefined) quoted.want(card.id);
});
connection.on("room.joined", quoted.again);
connection.on("room.left", quoted.again);
connection.greeted.on(quoted.again);

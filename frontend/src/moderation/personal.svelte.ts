/** What is one's own: whom one does not want to hear, and one's messages that wait to be read. On all one's devices. */
import { get } from "../api/client";
import type { Id, Positions } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import type { Avoided, Distance, Held } from "./shapes";

class Personal {
  /** By person; who is not in it is heard. */
  distances: Record<Id, Distance> = $state({});
  held: Held[] = $state.raw([]);

  of(person: Id): Distance | null {
    return this.distances[person] ?? null;
  }

  /** Answers the position of one's stream, for who follows it; null when it could not be read. */
  async load(): Promise<number | null> {
    try {
      const [avoided] = await Promise.all([
        get<{ results: Avoided[]; position: Positions }>("/avoided/"),
        this.loadHeld(),
      ]);
      this.distances = Object.fromEntries(
        avoided.results.map(({ person, distance }) => [person.id, distance as Distance]),
      );
      return Object.values(avoided.position)[0] ?? null;
    } catch {
      // What was known stays; the next event or visit says it.
      return null;
    }
  }

  async loadHeld(): Promise<void> {
    this.held = (await get<{ results: Held[] }>("/held/")).results;
  }

  told(person: Id, distance: string): void {
    if (distance) this.distances[person] = distance as Distance;
    else delete this.distances[person];
  }
}

export const personal = new Personal();

connection.on("person.ignored", ({ person, distance }) => personal.told(person, distance));
connection.on("held.changed", () => void personal.loadHeld().catch(() => undefined));

/** How many requests for agreement wait for one's answer, by community; live. It is all that the first screen says of them. */
import { get } from "../api/client";
import type { Id, Positions } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export class Waiting {
  counts: Record<Id, number> = $state({});
  private counting: Promise<number | null> | null = null;
  private again = false;

  /** Counts what waits; however many ask at once, the last answer is after the last question. */
  async count(): Promise<number | null> {
    if (this.counting) {
      this.again = true;
      return this.counting;
    }
    this.counting = this.fetchCounts();
    const position = await this.counting;
    this.counting = null;
    if (!this.again) return position;
    this.again = false;
    return this.count();
  }

  private async fetchCounts(): Promise<number | null> {
    try {
      const { counts, position } = await get<{ counts: Record<Id, number>; position: Positions }>(
        "/accords/waiting/",
      );
      this.counts = counts;
      return Object.values(position)[0] ?? null;
    } catch {
      // The figure stays as it was; the next event or visit asks again.
      return null;
    }
  }
}

export const waiting = new Waiting();

const again = (): void => void waiting.count();
connection.on("accord.requested", again);
connection.on("accord.decided", again);
connection.on("accord.changed", again);
// Who may answer depends on one's role and mandates.
connection.on("abilities.changed", ({ community }) => {
  if (community) again();
});

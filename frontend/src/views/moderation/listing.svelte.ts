/** A list of one's own, page after page, read again when something becomes of it. */
import { type ApiProblem, asProblem, get } from "../../api/client";
import { connection } from "../../live/connection.svelte";

interface Listed<T> {
  results: T[];
  next: string | null;
}

export class Listing<T extends { id: string }> {
  list: T[] | null = $state.raw(null);
  next: string | null = $state.raw(null);
  failure: ApiProblem | null = $state.raw(null);
  busy = $state(false);

  constructor(private readonly path: string) {}

  /** `opened` is read too, wherever it stands in the list: a notice leads to it. */
  async load(opened = ""): Promise<void> {
    try {
      const page = await get<Listed<T>>(this.path);
      let list = page.results;
      if (opened && !list.some(({ id }) => id === opened)) {
        const one = await get<T>(`${this.path}${opened}/`).catch(() => null);
        if (one) list = [one, ...list];
      }
      this.list = list;
      this.next = page.next;
      this.failure = null;
    } catch (caught) {
      this.failure = asProblem(caught);
    }
  }

  async more(): Promise<void> {
    if (!this.next) return;
    this.busy = true;
    try {
      const page = await get<Listed<T>>(this.next);
      const known = new Set((this.list ?? []).map(({ id }) => id));
      this.list = [...(this.list ?? []), ...page.results.filter(({ id }) => !known.has(id))];
      this.next = page.next;
    } catch (caught) {
      this.failure = asProblem(caught);
    } finally {
      this.busy = false;
    }
  }

  replace(one: T): void {
    this.list = (this.list ?? []).map((known) => (known.id === one.id ? one : known));
  }

  follow(opened: string): () => void {
    const again = () => void this.load(opened);
    const stops = [connection.on("moderation.changed", again), connection.greeted.on(again)];
    return () => {
      for (const stop of stops) stop();
    };
  }
}

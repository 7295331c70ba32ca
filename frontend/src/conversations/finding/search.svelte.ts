/** A search that is on screen: what was found so far, by room, and the rest of it. */
import { type ApiProblem, asProblem, get, withQuery } from "../../api/client";
import type { Found, FoundRoom, FoundTopic, SearchPage, Suggestions } from "./shapes";
import type { Wanted } from "./typed";

export type Order = "newest" | "best";

export interface Group {
  room: FoundRoom;
  found: Found[];
}

export class Search {
  results: Found[] = $state.raw([]);
  loading = $state(false);
  problem: ApiProblem | null = $state.raw(null);
  /** What was asked last; null before the first search. */
  asked: string | null = $state(null);
  next: string | null = $state.raw(null);
  private rooms = new Map<string, FoundRoom>();
  private topics = new Map<string, FoundTopic>();
  private requests = 0;

  /** By room, in the order of the first that was found in each. */
  groups: Group[] = $derived.by(() => {
    const groups = new Map<string, Group>();
    for (const found of this.results) {
      const room = this.rooms.get(found.message.room);
      if (!room) continue;
      const group = groups.get(room.id) ?? { room, found: [] };
      group.found.push(found);
      groups.set(room.id, group);
    }
    return [...groups.values()];
  });

  topicOf(found: Found): FoundTopic | undefined {
    return found.message.topic === null ? undefined : this.topics.get(found.message.topic);
  }

  /** Looks for `q`; what an earlier search still answers is ignored. */
  async run(q: string, order: Order, room: string | null): Promise<void> {
    this.asked = q;
    await this.load(withQuery("/search/", { q, order, room }), true);
  }

  async more(): Promise<void> {
    if (this.next && !this.loading) await this.load(this.next, false);
  }

  clear(): void {
    this.requests += 1;
    this.asked = null;
    this.problem = null;
    this.loading = false;
    this.results = [];
    this.next = null;
  }

  private async load(path: string, anew: boolean): Promise<void> {
    this.requests += 1;
    const request = this.requests;
    this.loading = true;
    this.problem = null;
    try {
      const page = await get<SearchPage>(path);
      if (request !== this.requests) return;
      for (const room of page.rooms) this.rooms.set(room.id, room);
      for (const topic of page.topics) this.topics.set(topic.id, topic);
      this.results = anew ? page.results : [...this.results, ...page.results];
      this.next = page.next;
    } catch (caught) {
      if (request !== this.requests) return;
      this.problem = asProblem(caught);
      if (anew) this.results = [];
    } finally {
      if (request === this.requests) this.loading = false;
    }
  }
}

/** What may be meant by a word. Throws `ApiProblem`. */
export function suggest(word: string, wanted: Wanted): Promise<Suggestions> {
  const of = wanted === "all" || wanted === "dates" ? null : wanted;
  // The values of an operator come with all of them.
  const q = wanted === "operators" ? "" : word;
  return get<Suggestions>(withQuery("/search/suggestions/", { q, of }));
}

/** Publications: the feed of a community, their pages, and what the cards of messages show of them; live. */
import { ApiProblem, del, get, patch, post, withQuery } from "../api/client";
import type {
  FeedPage,
  Id,
  MessageCard,
  Page,
  PublicationCard,
  ShareCard,
  ShareOutcomes,
} from "../api/shapes";
import { connection } from "../live/connection.svelte";
import "../live/publications";
import type { HeldPublication } from "../live/state";
import { live } from "../live/state.svelte";

export type Order = "recent" | "ranked";
type Positions = Record<string, number>;

const streamOf = (card: PublicationCard): string => `room:${card.message.room}`;

export class Publications {
  private asked = new Set<Id>();

  /** Undefined: not asked for yet. Null: it cannot be shown. */
  held(id: Id): HeldPublication | null | undefined {
    return live.publications[id];
  }

  /** Asks for what a message shows; many of one screen go in one request. */
  want(id: Id): void {
    if (id in live.publications || this.asked.has(id)) return;
    this.asked.add(id);
    if (this.asked.size === 1) setTimeout(() => void this.fetchWanted(), 0);
  }

  /** A page of the feed; `next` is what the page before it said. Throws `ApiProblem`. */
  async feed(community: Id, order: Order, next: string | null = null): Promise<FeedPage> {
    const path = withQuery(`/communities/${community}/publications/`, { order });
    const page = await get<FeedPage>(next ?? path);
    for (const card of page.results) this.put(card, page.position);
    if (next === null) live.freshPublications[page.room] = [];
    connection.settle(page.position);
    return page;
  }

  /** Throws `ApiProblem`, as everything below. */
  async read(id: Id): Promise<PublicationCard> {
    delete live.stale.publications[id];
    try {
      const { position, ...card } = await get<PublicationCard & { position: Positions }>(
        `/publications/${id}/`,
      );
      this.put(card, position);
      connection.settle(position);
      return card;
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 404) live.publications[id] = null;
      throw caught;
    }
  }

  async publish(
    community: Id,
    title: string,
    text: string,
    clientId: Id,
  ): Promise<PublicationCard> {
    const body = { title, text, client_id: clientId };
    const card = await post<PublicationCard>(`/communities/${community}/publications/`, body);
    this.put(card, { [streamOf(card)]: card.message.seq });
    return card;
  }

  async change(id: Id, title: string, text: string): Promise<void> {
    await patch<PublicationCard>(`/publications/${id}/`, { title, text });
    await this.read(id);
  }

  async remove(id: Id): Promise<void> {
    await del(`/publications/${id}/`);
    live.publications[id] = null;
  }

  /** Puts the comments of a page before those that are held; answers where older ones are, if any. */
  async comments(id: Id, next: string | null = null): Promise<string | null> {
    const page = await get<Page<MessageCard>>(next ?? `/publications/${id}/comments/?limit=30`);
    const held = live.publications[id];
    if (!held) return null;
    const older = page.results.toReversed();
    const kept = next === null ? [] : (held.comments ?? []);
    held.comments = [...older, ...kept];
    connection.settle(page.position);
    return page.next;
  }

  shares(id: Id): Promise<Page<ShareCard>> {
    return get<Page<ShareCard>>(`/publications/${id}/shares/`);
  }

  async share(id: Id, rooms: Id[], text: string): Promise<ShareOutcomes> {
    const outcomes = await post<ShareOutcomes>(`/publications/${id}/shares/`, { rooms, text });
    const held = live.publications[id];
    if (held) held.card.shares_count = outcomes.shares_count;
    return outcomes;
  }

  private put(card: PublicationCard, position: Positions): void {
    const comments = live.publications[card.id]?.comments ?? null;
    live.publications[card.id] = { card, at: position[streamOf(card)] ?? 0, comments };
    delete live.stale.publications[card.id];
  }

  private async fetchWanted(): Promise<void> {
    const ids = [...this.asked].slice(0, 100);
    try {
      const page = await get<Page<PublicationCard>>(`/publications/?ids=${ids.join(",")}`);
      for (const card of page.results) this.put(card, page.position ?? {});
      for (const id of ids) live.publications[id] ??= null;
    } catch {
      // Without a connection nothing is known of them; they are asked for again when it is back.
    } finally {
      for (const id of ids) this.asked.delete(id);
      if (this.asked.size > 0) setTimeout(() => void this.fetchWanted(), 0);
    }
  }
}

export const publications = new Publications();

connection.on("card.changed", ({ card }) => {
  if (!live.stale.publications[card.id]) return;
  publications.read(card.id).catch(() => undefined);
});

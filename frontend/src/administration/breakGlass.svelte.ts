/** Requests to open a private conversation: of a community, or of the site; and what one opens. */
import { type ApiProblem, asProblem, del, get, post, put } from "../api/client";
import type { Id, MessageCard, OpenedMessages, OpeningCard, Page } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export interface NewOpening {
  /** Its id or address; or else the people of a direct conversation. */
  room: string | null;
  people: string[];
  reason: string;
  words: string;
  since: string;
  until: string;
  hours: number;
  hold_days: number;
}

/** The openings that are asked of a community's administrators; of `null`, of the staff of the site. */
export class Openings {
  list: OpeningCard[] = $state.raw([]);
  loaded = $state(false);
  busy = $state(false);
  error: ApiProblem | null = $state(null);
  private next: string | null = $state(null);
  hasMore = $derived(this.next !== null);
  private readonly address: string;

  constructor(readonly community: Id | null) {
    this.address = community === null ? "/break-glass/" : `/communities/${community}/break-glass/`;
  }

  /** Reads them again whenever something becomes of one; returns what stops it. */
  follow(): () => void {
    return connection.on("breakglass.changed", ({ community }) => {
      if (community === this.community) void this.load();
    });
  }

  async load(): Promise<void> {
    await this.page(this.address, []);
  }

  async more(): Promise<void> {
    if (this.next && !this.busy) await this.page(this.next, this.list);
  }

  /** Throws `ApiProblem`, as everything below. */
  async ask(fields: NewOpening): Promise<OpeningCard> {
    const made = await post<OpeningCard>(this.address, fields);
    this.keep(made);
    return made;
  }

  async answer(id: Id, approve: boolean, words: string): Promise<OpeningCard> {
    const card = await put<OpeningCard>(`/break-glass/${id}/answer/`, { approve, words });
    this.keep(card);
    return card;
  }

  /** Closes what is open, or takes one's request back. */
  async close(id: Id): Promise<OpeningCard> {
    const card = await closeOpening(id);
    this.keep(card);
    return card;
  }

  private keep(card: OpeningCard): void {
    const known = this.list.some((one) => one.id === card.id);
    this.list = known
      ? this.list.map((one) => (one.id === card.id ? card : one))
      : [card, ...this.list];
  }

  private async page(path: string, before: readonly OpeningCard[]): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      const page = await get<Page<OpeningCard>>(path);
      const shown = new Set(page.results.map((one) => one.id));
      this.list = [...before.filter((one) => !shown.has(one.id)), ...page.results];
      this.next = page.next;
      this.loaded = true;
    } catch (caught) {
      this.error = asProblem(caught);
    } finally {
      this.busy = false;
    }
  }
}

export const closeOpening = (id: Id): Promise<OpeningCard> =>
  del<OpeningCard>(`/break-glass/${id}/`);

/** One opening and what it lets read, oldest first. Every page asked for leaves a trace: none is asked for ahead. */
export class OpenedConversation {
  card: OpeningCard | null = $state(null);
  messages: MessageCard[] = $state.raw([]);
  topics: Record<Id, string> = $state.raw({});
  read = $state(false);
  busy = $state(false);
  error: ApiProblem | null = $state(null);
  private next: string | null = $state(null);
  hasOlder = $derived(this.next !== null);

  constructor(readonly id: Id) {}

  /** Reads the opening and, when it is open to the reader, its first page. */
  async load(): Promise<void> {
    await this.attempt(async () => {
      this.card = await get<OpeningCard>(`/break-glass/${this.id}/`);
      if (this.card.abilities.read && !this.read) {
        await this.page(`/break-glass/${this.id}/messages/`);
        this.read = true;
      }
    });
  }

  async older(): Promise<void> {
    const next = this.next;
    if (next && !this.busy) await this.attempt(() => this.page(next));
  }

  /** Throws `ApiProblem`. What was read does not stay on screen. */
  async close(): Promise<void> {
    this.card = await closeOpening(this.id);
    this.forget();
  }

  /** Something became of it: when it may not be read any more, what was read goes. */
  async refresh(): Promise<void> {
    await this.attempt(async () => {
      this.card = await get<OpeningCard>(`/break-glass/${this.id}/`);
      if (!this.card.abilities.read) this.forget();
    });
  }

  private forget(): void {
    this.messages = [];
    this.next = null;
  }

  private async page(path: string): Promise<void> {
    const page = await get<OpenedMessages>(path);
    this.messages = [...page.results.reverse(), ...this.messages];
    this.topics = { ...this.topics, ...page.topics };
    this.next = page.next;
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (caught) {
      this.error = asProblem(caught);
      if (this.error.code === "not_open" || this.error.status === 404) this.forget();
    } finally {
      this.busy = false;
    }
  }
}

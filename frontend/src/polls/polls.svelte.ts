/** Polls: what the cards of messages and their pages show of them; live. */
import { ApiProblem, del, get, patch, post, put, withQuery } from "../api/client";
import type { Id, Page, PollCard, PollKind, Positions, ShortPerson } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { putPoll } from "../live/polls";
import { live } from "../live/state.svelte";

export interface NewPoll {
  question: string;
  options: string[];
  client_id: Id;
  kind: PollKind;
  most: number | null;
  anonymous: boolean;
  adding: boolean;
  results: PollCard["results"] | null;
  closes_at: string | null;
  topic?: Id;
  new_topic?: string;
}

export interface Voter {
  person: ShortPerson;
  choices: string[];
}

/** Those who hear of new counts do not all ask for them in the same moment: up to so many ms later. */
const SPREAD = 1_500;

const at = (card: PollCard, position: Positions = {}): number => position[`room:${card.room}`] ?? 0;

class Polls {
  private asked = new Set<Id>();
  private again = new Map<Id, number>();

  /** Undefined: not asked for yet. Null: it cannot be shown. */
  held(id: Id): PollCard | null | undefined {
    const held = live.polls[id];
    return held ? held.card : held;
  }

  /** Asks for what a message shows; many of one screen go in one request. */
  want(id: Id): void {
    if ((id in live.polls && !live.stale.polls[id]) || this.asked.has(id)) return;
    this.asked.add(id);
    if (this.asked.size === 1) setTimeout(() => void this.fetchWanted(), 0);
  }

  /** After a time without connection: asks again, with the others of the screen. */
  renew(id: Id): void {
    if (live.polls[id]) live.stale.polls[id] = true;
    this.want(id);
  }

  /** Throws `ApiProblem`, as everything below. */
  async read(id: Id): Promise<PollCard> {
    try {
      const { position, ...card } = await get<PollCard & { position: Positions }>(`/polls/${id}/`);
      putPoll(live, card, at(card, position));
      connection.settle(position);
      return card;
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 404) live.polls[id] = null;
      throw caught;
    }
  }

  ask(room: Id, poll: NewPoll): Promise<PollCard> {
    return post<PollCard>(`/rooms/${room}/polls/`, poll);
  }

  async vote(id: Id, choices: string[]): Promise<void> {
    this.keep(await put<PollCard>(`/polls/${id}/ballot/`, { choices }));
  }

  async withdraw(id: Id): Promise<void> {
    this.keep(await del<PollCard>(`/polls/${id}/ballot/`));
  }

  async add(id: Id, label: string): Promise<void> {
    this.keep(await post<PollCard>(`/polls/${id}/options/`, { label }));
  }

  async remove(id: Id, key: string): Promise<void> {
    this.keep(await del<PollCard>(`/polls/${id}/options/${key}/`));
  }

  async close(id: Id): Promise<void> {
    this.keep(await post<PollCard>(`/polls/${id}/close/`, {}));
  }

  voters(id: Id, next: string | null = null): Promise<Page<Voter>> {
    return get<Page<Voter>>(next ?? withQuery(`/polls/${id}/voters/`, { limit: 100 }));
  }

  correct(poll: PollCard, question: string): Promise<unknown> {
    return patch(`/messages/${poll.message}/`, { text: question });
  }

  /** Reads again, a little later, what an event made uncertain. */
  soon(id: Id): void {
    if (!live.stale.polls[id] || this.again.has(id)) return;
    const timer = window.setTimeout(() => {
      this.again.delete(id);
      if (live.stale.polls[id]) this.read(id).catch(() => undefined);
    }, Math.random() * SPREAD);
    this.again.set(id, timer);
  }

  /** What one has just done is newer than what any event before it said. */
  private keep(card: PollCard): void {
    putPoll(live, card, live.polls[card.id]?.at ?? 0);
  }

  private async fetchWanted(): Promise<void> {
    const ids = [...this.asked].slice(0, 100);
    try {
      const page = await get<Page<PollCard>>(`/polls/?ids=${ids.join(",")}`);
      for (const card of page.results) putPoll(live, card, at(card, page.position));
      for (const id of ids) live.polls[id] ??= null;
      if (page.position) connection.settle(page.position);
    } catch {
      // Without a connection nothing is known of them; they are asked for again when it is back.
    } finally {
      for (const id of ids) this.asked.delete(id);
      if (this.asked.size > 0) setTimeout(() => void this.fetchWanted(), 0);
    }
  }
}

export const polls = new Polls();

connection.on("poll.changed", ({ poll }) => polls.soon(poll.id));
connection.on("poll.counted", ({ poll_id }) => polls.soon(poll_id));
connection.on("poll.voted", ({ poll_id }) => polls.soon(poll_id));

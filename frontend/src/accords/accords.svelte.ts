/** Requests for agreement: those one made, those that wait for one's answer, what became of them; live. */
import { ApiProblem, del, get, post, put, withQuery } from "../api/client";
import type { AccordCard, AccordDecision, AccordPreview, Id, Page } from "../api/shapes";
import { dropAccord, putAccords } from "../live/accords";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";
import { waiting } from "./waiting.svelte";

/** `waiting` for one's answer, one's own (`mine`), those of others that have `ended`. */
export type View = "waiting" | "mine" | "ended";

/** What somebody wants to do and may only ask for. */
export interface Wanted {
  act: string;
  payload: Record<string, unknown>;
}

const newestFirst = (a: AccordCard, b: AccordCard): number => (a.id < b.id ? 1 : -1);

export class Accords {
  /** Grows with every answer that is given or heard of. */
  decided = $state(0);
  private readonly nexts: Record<string, string | null> = $state({});

  /** The requests of a community, newest first; null until they have been read. */
  of(community: Id, view: View): AccordCard[] | null {
    if (!(`${community}/${view}` in this.nexts)) return null;
    const all = Object.values(live.accords).filter((one) => one.community === community);
    return all.filter((one) => this.viewOf(one) === view).sort(newestFirst);
  }

  byId(id: Id): AccordCard | undefined {
    return live.accords[id];
  }

  hasMore(community: Id, view: View): boolean {
    return Boolean(this.nexts[`${community}/${view}`]);
  }

  /** Reads the first page; answers the position of one's stream. Throws `ApiProblem`. */
  async load(community: Id, view: View): Promise<number | null> {
    const path = withQuery(`/communities/${community}/accords/`, { show: view });
    return this.page(path, `${community}/${view}`);
  }

  async more(community: Id, view: View): Promise<void> {
    const key = `${community}/${view}`;
    const next = this.nexts[key];
    if (next) await this.page(next, key);
  }

  /** Reads one again; one that is no longer to be seen goes. */
  async refresh(id: Id): Promise<void> {
    delete live.stale.accords[id];
    try {
      putAccords(live, [await get<AccordCard>(`/accords/${id}/`)]);
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 404) dropAccord(live, id);
    }
  }

  /** Throws `ApiProblem`, as everything below. */
  preview(community: Id, wanted: Wanted): Promise<AccordPreview> {
    return post<AccordPreview>(`/communities/${community}/accords/preview/`, wanted);
  }

  /** `clientId` is the same for every try: the request is made once. */
  async ask(community: Id, wanted: Wanted, reason: string, clientId: Id): Promise<AccordCard> {
    const body = { ...wanted, reason, client_id: clientId };
    return this.keep(await post<AccordCard>(`/communities/${community}/accords/`, body));
  }

  async grant(
    accord: AccordCard,
    decision: AccordDecision,
    until: string | null = null,
  ): Promise<void> {
    const body = { digest: accord.digest, decision, until };
    await this.settled(accord.id, put<AccordCard>(`/accords/${accord.id}/agreement/`, body));
  }

  async refuse(id: Id, words: string): Promise<void> {
    await this.settled(id, put<AccordCard>(`/accords/${id}/refusal/`, { words }));
  }

  async withdraw(id: Id): Promise<void> {
    await this.settled(id, del<AccordCard>(`/accords/${id}/`));
  }

  async askAgain(id: Id): Promise<AccordCard> {
    const made = this.keep(await post<AccordCard>(`/accords/${id}/again/`));
    void this.refresh(id);
    return made;
  }

  private viewOf(accord: AccordCard): View {
    if (accord.requester.id === live.viewer) return "mine";
    return accord.state === "pending" ? "waiting" : "ended";
  }

  private keep(card: AccordCard): AccordCard {
    putAccords(live, [card]);
    return card;
  }

  /** Whatever the answer was, what is shown afterwards is what became of the request. */
  private async settled(id: Id, answer: Promise<AccordCard>): Promise<void> {
    try {
      this.keep(await answer);
    } catch (caught) {
      await this.refresh(id);
      throw caught;
    } finally {
      void waiting.count();
    }
  }

  private async page(path: string, key: string): Promise<number | null> {
    const page = await get<Page<AccordCard>>(path);
    putAccords(live, page.results);
    this.nexts[key] = page.next;
    connection.settle(page.position);
    return Object.values(page.position ?? {})[0] ?? null;
  }
}

export const accords = new Accords();

function told({ accord }: { accord: { id: Id } }): void {
  if (live.stale.accords[accord.id]) void accords.refresh(accord.id);
}

connection.on("accord.requested", told);
connection.on("accord.decided", (event) => {
  told(event);
  accords.decided += 1;
});
connection.on("accord.changed", told);

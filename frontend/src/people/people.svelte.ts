/** The people seen so far, by id, loaded when first asked for. */
import { SvelteMap } from "svelte/reactivity";
import { get, withQuery } from "../api/client";
import type { Id, Page, PersonCard, Profile, ShortPerson } from "../api/shapes";

export class People {
  private readonly cards = new SvelteMap<Id, PersonCard>();
  /** Asked for already, found or not. */
  private readonly asked = new Set<Id>();

  /** The person, or undefined while loading or when not visible to the reader. */
  get(id: string): PersonCard | undefined {
    const card = this.cards.get(id);
    if (!card) this.ask(id);
    return card;
  }

  /** Takes note of people met elsewhere. A short card never replaces a fuller one's other fields. */
  learn(people: Iterable<ShortPerson>): void {
    for (const person of people) {
      const held = this.cards.get(person.id);
      const same = held && held.name === person.name && held.avatar === person.avatar;
      if (same && !("title" in person)) continue;
      this.cards.set(person.id, { title: "", organisation: "", ...held, ...person });
    }
  }

  /** Throws `ApiProblem`. */
  async profile(id: string): Promise<Profile> {
    const profile = await get<Profile>(`/people/${id}/`);
    this.learn([profile]);
    return profile;
  }

  /** Throws `ApiProblem`. */
  async search(
    q: string,
    within: { community?: string | null; room?: string | null } = {},
  ): Promise<PersonCard[]> {
    const page = await get<Page<PersonCard>>(withQuery("/people/", { q, ...within }));
    this.learn(page.results);
    return page.results;
  }

  clear(): void {
    this.cards.clear();
    this.asked.clear();
  }

  private ask(id: Id): void {
    if (this.asked.has(id)) return;
    this.asked.add(id);
    // Later: whoever asks may be drawing, when nothing may change.
    queueMicrotask(() => {
      if (!this.cards.has(id)) void this.profile(id).catch(() => undefined);
    });
  }
}

export const people = new People();

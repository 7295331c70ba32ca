/** Acts on many people of a community at once: how far they are, who was refused and why, and the way back. */
import type { CommunityPerson, Id } from "../../api/shapes";
import { belonging, forEach, type Outcome, roleOf } from "../../communities/people.svelte";

/** Removing cannot be taken back by the server (they would be invited anew): it waits so long (ms) before it begins. */
export const GRACE = 10_000;

export class Bulk {
  all = $state(0);
  done = $state(0);
  failed: Outcome[] = $state.raw([]);
  running = $state(false);
  /** Who is about to be removed, as long as one can still undo it. */
  removing: CommunityPerson[] = $state.raw([]);
  /** What each had before the last act, to give it back. */
  before: Map<Id, string> = $state.raw(new Map());
  private stopped = false;
  private timer = 0;

  stop(): void {
    this.stopped = true;
  }

  /** Gives all of `people` a role; those who have it already are left. */
  async give(
    community: Id,
    people: readonly CommunityPerson[],
    role: string,
    changed: (person: CommunityPerson) => void,
  ): Promise<void> {
    const others = people.filter((person) => roleOf(person) !== role);
    const before = new Map(others.map((person) => [person.id, roleOf(person)]));
    await this.run(others, async (person) => {
      changed(await belonging.give(community, person.id, role));
    });
    for (const outcome of this.failed) before.delete(outcome.person.id);
    this.before = before;
  }

  /** Gives everybody of the last act the role back that they had. */
  async undo(
    community: Id,
    people: readonly CommunityPerson[],
    changed: (person: CommunityPerson) => void,
  ): Promise<void> {
    const before = this.before;
    this.before = new Map();
    const theirs = people.filter((person) => before.has(person.id));
    await this.run(theirs, async (person) => {
      changed(await belonging.give(community, person.id, before.get(person.id) ?? "member"));
    });
  }

  /** Removes `people` after the time in which one can undo it. */
  remove(community: Id, people: CommunityPerson[], gone: (person: CommunityPerson) => void): void {
    this.removing = people;
    this.timer = window.setTimeout(() => {
      this.removing = [];
      void this.run(people, async (person) => {
        await belonging.remove(community, person.id);
        gone(person);
      });
    }, GRACE);
  }

  keep(): void {
    window.clearTimeout(this.timer);
    this.removing = [];
  }

  private async run(
    people: readonly CommunityPerson[],
    act: (person: CommunityPerson) => Promise<void>,
  ): Promise<void> {
    this.all = people.length;
    this.done = 0;
    this.failed = [];
    this.before = new Map();
    this.stopped = false;
    this.running = true;
    try {
      await forEach(
        people,
        act,
        (outcome) => {
          this.done += 1;
          if (outcome.problem) this.failed = [...this.failed, outcome];
        },
        () => this.stopped,
      );
    } finally {
      this.running = false;
    }
  }
}

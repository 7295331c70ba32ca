/** A room and a topic as the screens see them: views of the live state, never copies. */
import { get } from "../api/client";
import type { Counts, Id, Page, PersonCard, RoomCard, TopicCard } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { putTopics, topicsOf } from "../live/state";
import { live } from "../live/state.svelte";
import { typing } from "./typing.svelte";

const NONE: Counts = { unread: 0, mentions: 0 };

/** Throws `ApiProblem`. */
export function readTopics(room: Id): Promise<Page<TopicCard>> {
  return get<Page<TopicCard>>(`/rooms/${room}/topics/`);
}

export class Topic {
  /** The last card seen, for a screen that outlives its topic. */
  private last: TopicCard;

  constructor(card: TopicCard) {
    this.last = card;
  }

  get id(): Id {
    return this.last.id;
  }

  get card(): TopicCard {
    return live.topics[this.last.id] ?? this.last;
  }

  get unread(): number {
    return this.card.unread;
  }

  get mentions(): number {
    return this.card.mentions;
  }

  get typing(): PersonCard[] {
    return typing.in(this.card.room, this.id);
  }
}

export class Room {
  /** The last card seen, for a screen that outlives its room. */
  private last: RoomCard;
  private readonly views = new Map<Id, Topic>();
  private loading: Promise<void> | null = null;

  constructor(card: RoomCard) {
    this.last = card;
  }

  get id(): Id {
    return this.last.id;
  }

  get card(): RoomCard {
    return live.rooms[this.last.id] ?? this.last;
  }

  /** The other participants of a direct room. */
  get others(): PersonCard[] {
    return this.card.people.filter((person) => person.id !== live.viewer);
  }

  /** What the reader calls it: a direct room bears the others' names. */
  get name(): string {
    if (this.card.kind !== "direct") return this.card.name;
    const names = this.others.map((person) => person.name);
    return names.length > 0 ? names.join(", ") : this.card.name;
  }

  get unread(): number {
    return (this.card.joined ? this.card : NONE).unread;
  }

  get mentions(): number {
    return (this.card.joined ? this.card : NONE).mentions;
  }

  /** Those at the top first, then those talked about last. Empty until `loadTopics`. */
  get topics(): Topic[] {
    return topicsOf(live, this.id)
      .toSorted(
        (a, b) =>
          Number(b.pinned_at != null) - Number(a.pinned_at != null) ||
          b.last_seq - a.last_seq ||
          (a.created_at < b.created_at ? 1 : -1),
      )
      .map((card) => this.view(card));
  }

  get topicsLoaded(): boolean {
    return live.topicHeads[this.id] !== undefined;
  }

  get typing(): PersonCard[] {
    return typing.in(this.id, null);
  }

  topicById(id: string): Topic | undefined {
    const card = live.topics[id];
    return card?.room === this.id ? this.view(card) : undefined;
  }

  /** Loads the topics with their unread. Throws `ApiProblem`. */
  loadTopics(): Promise<void> {
    this.loading ??= this.fetchTopics().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  /** Puts the topics, as the server has just told them, in the place of those that were there. */
  holdTopics(page: Page<TopicCard>): void {
    putTopics(live, this.id, page.results, page.position?.[`room:${this.id}`] ?? this.card.head);
    connection.settle(page.position);
  }

  private async fetchTopics(): Promise<void> {
    this.holdTopics(await readTopics(this.id));
  }

  private view(card: TopicCard): Topic {
    let view = this.views.get(card.id);
    if (!view) {
      view = new Topic(card);
      this.views.set(card.id, view);
    }
    return view;
  }
}

/** The rooms that one has joined, with their unread counts, live. */
import { ApiProblem, del, get, patch, post, put, withQuery } from "../api/client";
import type {
  Counts,
  Id,
  Page,
  Positions,
  RoomCard,
  RoomKind,
  RoomLevel,
  SectionCard,
  Visibility,
} from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { dropRoom, putRoom } from "../live/state";
import { live } from "../live/state.svelte";
import { forgetConversations, recall, remember } from "../live/store";
import { settleMarks } from "../live/unread";
import { people } from "../people/people.svelte";
import { dropClosedWindows } from "./kept";
import { Room, readTopics } from "./room.svelte";

export { Room, Topic } from "./room.svelte";

export interface NewRoom {
  kind: Exclude<RoomKind, "direct">;
  name: string;
  purpose?: string;
  community: string;
  visibility: Visibility;
  people?: string[];
}

/** A room for the people of a group, who are its members. */
export interface NewGroupRoom {
  group: Id;
  kind: Exclude<RoomKind, "direct">;
  name: string;
  purpose?: string;
}

export type RoomChanges = Partial<
  Pick<RoomCard, "name" | "purpose" | "visibility" | "comments" | "reactions" | "slow_mode">
>;

/** More rooms than this to load, and the whole list is loaded at once. */
const ONE_BY_ONE = 5;
const byName = (a: Room, b: Room): number => a.name.localeCompare(b.name, "fr");
const byActivity = (a: Room, b: Room): number =>
  (b.card.last_posted_at ?? b.card.created_at).localeCompare(
    a.card.last_posted_at ?? a.card.created_at,
  );
const streamOf = (id: Id): string => `room:${id}`;
const idOf = (stream: string): Id => stream.slice("room:".length);

export class Rooms {
  loaded = $state(false);
  private readonly views = new Map<Id, Room>();
  private loading: Promise<Positions> | null = null;

  /** Joined rooms of all communities, direct ones too, by name. */
  list: Room[] = $derived.by(() =>
    Object.values(live.rooms)
      .filter((card) => card.joined)
      .map((card) => this.view(card))
      .sort(byName),
  );
  /** Direct conversations, the last used first. */
  direct: Room[] = $derived(
    this.list.filter((room) => room.card.kind === "direct").toSorted(byActivity),
  );

  byId(id: string): Room | undefined {
    const card = live.rooms[id];
    return card && this.view(card);
  }

  /** Joined rooms of a community (no direct ones), by name. */
  inCommunity(id: string): Room[] {
    return this.list.filter((room) => room.card.community === id);
  }

  /** The feed of a community, when one is in it. */
  feedOf(id: string): Room | undefined {
    return this.list.find((room) => room.card.kind === "network" && room.card.community === id);
  }

  /** Joined rooms whose members are the people of a group, by name. */
  ofGroup(id: string): Room[] {
    return this.list.filter((room) => room.card.group === id);
  }

  /** What is unread in a community, or (null) in direct conversations. */
  unreadOf(communityId: string | null): Counts {
    const counts = { unread: 0, mentions: 0 };
    for (const room of this.list) {
      if (room.card.community !== communityId) continue;
      counts.unread += room.unread;
      counts.mentions += room.mentions;
    }
    return counts;
  }

  /** Shows what this browser kept from the last visit, until the server has answered. */
  async restore(): Promise<void> {
    const [kept, sections] = await Promise.all([recall("rooms"), recall("sections")]);
    if (!kept || this.loaded) return;
    live.sections = sections ?? [];
    for (const card of kept) putRoom(live, card);
    this.loaded = true;
  }

  /** Loads the joined rooms. Throws `ApiProblem`. */
  async load(): Promise<void> {
    connection.begin(await this.fetch());
  }

  /** A room by id, also one that is not joined; undefined when there is none to see. Throws `ApiProblem`. */
  async visit(id: string): Promise<Room | undefined> {
    const held = live.rooms[id];
    if (held?.joined) return this.view(held);
    try {
      return this.hold(await get<RoomCard>(`/rooms/${id}/`));
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 404) return undefined;
      throw caught;
    }
  }

  /** Rooms of a community that one could join. Throws `ApiProblem`. */
  async browse(communityId: string): Promise<RoomCard[]> {
    return (await pages(withQuery("/rooms/", { browse: 1, feeds: 1, community: communityId })))
      .cards;
  }

  /** Throws `ApiProblem`. */
  async create(fields: NewRoom | NewGroupRoom): Promise<Room> {
    return this.hold(await post<RoomCard>("/rooms/", fields));
  }

  /** The direct conversation with these people, found or begun. Throws `ApiProblem`. */
  async openDirect(people: string[]): Promise<Room> {
    return this.hold(await post<RoomCard>("/rooms/", { kind: "direct", people }));
  }

  /** Throws `ApiProblem`, as do those below. */
  async change(id: string, fields: RoomChanges): Promise<void> {
    this.hold(await patch<RoomCard>(`/rooms/${id}/`, fields));
  }

  async join(id: string): Promise<void> {
    await put(`/rooms/${id}/members/me/`);
    await connection.reload([streamOf(id)]);
  }

  async leave(id: string): Promise<void> {
    await del(`/rooms/${id}/members/me/`);
    this.forget(id);
  }

  async archive(id: string, archived = true): Promise<void> {
    await (archived ? put(`/rooms/${id}/archive/`) : del(`/rooms/${id}/archive/`));
    await this.refresh(id);
  }

  async setLevel(id: string, level: RoomLevel): Promise<void> {
    await put(`/rooms/${id}/level/`, { level });
    await this.refresh(id);
  }

  async invite(id: string, people: string[]): Promise<void> {
    await post(`/rooms/${id}/members/`, { people });
    await this.refresh(id);
  }

  clear(): void {
    this.loaded = false;
    this.views.clear();
  }

  // ---- following -------------------------------------------------------------------------------

  /** Reads one card again, and the topics that are shown with it, beside the events that go on. */
  async refresh(id: Id): Promise<void> {
    delete live.stale.rooms[id];
    delete live.stale.topics[id];
    const topics = this.byId(id)?.topicsLoaded ? readTopics(id) : null;
    const [card, page] = await Promise.all([get<RoomCard>(`/rooms/${id}/`), topics]);
    // In one go: their counts are never seen to differ.
    const room = this.hold(card);
    if (page) room.holdTopics(page);
  }

  /** What the streams of rooms need when they are loaded afresh. */
  async loadStreams(streams: string[]): Promise<Record<string, number | null>> {
    const ids = streams.filter((stream) => stream.startsWith("room:")).map(idOf);
    for (const id of ids) dropClosedWindows(id);
    const whole = ids.length < streams.length || ids.length > ONE_BY_ONE;
    if (!whole) return Object.fromEntries(await Promise.all(ids.map((id) => this.loadOne(id))));
    const positions: Record<string, number | null> = { ...(await this.fetch()) };
    connection.settle(positions as Positions);
    await Promise.all(ids.map((id) => this.reloadTopics(id)));
    for (const id of ids) if (!live.rooms[id]) positions[streamOf(id)] = null;
    return positions;
  }

  forget(id: Id): void {
    dropRoom(live, id);
    void forgetConversations(id);
    this.keep();
  }

  keep(): void {
    void remember("sections", $state.snapshot(live.sections));
    void remember("rooms", $state.snapshot(this.list.map((room) => room.card)) as RoomCard[]);
  }

  private async loadOne(id: Id): Promise<[string, number | null]> {
    const stream = streamOf(id);
    try {
      const card = await get<RoomCard>(`/rooms/${id}/`);
      this.put(card);
      await this.reloadTopics(id);
      return [stream, card.joined ? Math.min(card.head, live.topicHeads[id] ?? card.head) : null];
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 404) return [stream, null];
      throw caught;
    }
  }

  private async reloadTopics(id: Id): Promise<void> {
    const room = this.byId(id);
    if (room?.topicsLoaded) await room.loadTopics();
  }

  private fetch(): Promise<Positions> {
    this.loading ??= this.fetchAll().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  private async fetchAll(): Promise<Positions> {
    const { cards, position, sections } = await pages(withQuery("/rooms/", { feeds: 1 }));
    const joined = new Set(cards.map((card) => card.id));
    for (const held of Object.values(live.rooms)) {
      if (held.joined && !joined.has(held.id)) dropRoom(live, held.id);
    }
    // The position of one's own stream is in the answer: marks that waited are in the counts, and what came after
    // it is played again.
    live.moves = {};
    for (const card of cards) this.put(card);
    live.sections = sections;
    this.loaded = true;
    this.keep();
    return position;
  }

  private put(card: RoomCard): void {
    putRoom(live, card);
    people.learn(card.people);
    const room = live.rooms[card.id];
    if (room) settleMarks(live, room);
  }

  /** Puts a card read beside the running events, and plays again those that it does not hold. */
  private hold(card: RoomCard): Room {
    this.put(card);
    connection.settle({ [streamOf(card.id)]: card.head });
    return this.view(live.rooms[card.id] ?? card);
  }

  private view(card: RoomCard): Room {
    let view = this.views.get(card.id);
    if (!view) {
      view = new Room(card);
      this.views.set(card.id, view);
    }
    return view;
  }
}

/** All pages of a list of rooms, with the positions of the earliest reading, and the sections that they are kept in. */
async function pages(path: string) {
  const cards: RoomCard[] = [];
  let sections: SectionCard[] = [];
  const position: Positions = {};
  let next: string | null = path;
  while (next) {
    const page: Page<RoomCard> & { sections?: SectionCard[] } = await get(next);
    cards.push(...page.results);
    sections = page.sections ?? sections;
    for (const [stream, seq] of Object.entries(page.position ?? {})) position[stream] ??= seq;
    next = page.next;
  }
  return { cards, position, sections };
}

export const rooms = new Rooms();

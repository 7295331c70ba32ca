/** The communities that one belongs to, and the one on screen. */
import { get } from "../api/client";
import type { CommunityCard, Id, Page, Positions, RoleLevels } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { putCommunities } from "../live/state";
import { live } from "../live/state.svelte";
import { recall, remember } from "../live/store";

export class Communities {
  loaded = $state(false);
  list: CommunityCard[] = $state([]);
  private chosen: Id | null = $state(null);
  current: CommunityCard | null = $derived(
    this.list.find((community) => community.id === this.chosen) ?? this.list[0] ?? null,
  );
  private loading: Promise<Positions> | null = null;

  choose(id: string): void {
    this.chosen = id;
    void remember("community", id);
  }

  byId(id: string): CommunityCard | undefined {
    return this.list.find((community) => community.id === id);
  }

  /** Shows what this browser kept from the last visit, until the server has answered. */
  async restore(): Promise<void> {
    this.chosen = (await recall("community")) ?? null;
    const kept = await recall("communities");
    if (kept && !this.loaded) this.hold(kept);
  }

  /** Throws `ApiProblem`. */
  async load(): Promise<void> {
    await this.fetch();
  }

  /** What roles may do now: one's own card follows without asking; answers whether rooms take one for another. */
  applyRoles(id: Id, rows: RoleLevels[]): boolean {
    const card = this.byId(id);
    const mine = card && rows.find((row) => row.key === (card.custom_role ?? card.role));
    if (!card || !mine) return false;
    const other = mine.taken_for !== card.taken_for;
    card.abilities = mine.abilities;
    card.on_accord = mine.on_accord;
    card.taken_for = mine.taken_for;
    if (live.stale.communities[id]) void this.load().catch(() => undefined);
    void remember("communities", $state.snapshot(this.list) as CommunityCard[]);
    return other;
  }

  clear(): void {
    this.loaded = false;
    this.list = [];
    this.chosen = null;
  }

  /** Loads the list once, however many ask for it at the same time; answers the positions it came with. */
  fetch(): Promise<Positions> {
    this.loading ??= this.fetchAll().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  /** Puts a card that a request has just answered in the place of its former one. */
  keep(card: CommunityCard): void {
    const held = live.communities[card.id];
    if (held) Object.assign(held, card);
  }

  /** The list shows what live events change: the very objects of the state. */
  private hold(list: CommunityCard[]): void {
    putCommunities(live, list);
    this.list = list.flatMap((one) => live.communities[one.id] ?? []);
  }

  private async fetchAll(): Promise<Positions> {
    const positions: Positions = {};
    const list: CommunityCard[] = [];
    let path: string | null = "/communities/";
    while (path) {
      const page: Page<CommunityCard> = await get(path);
      list.push(...page.results);
      for (const [stream, seq] of Object.entries(page.position ?? {})) positions[stream] ??= seq;
      path = page.next;
    }
    this.hold(list);
    this.loaded = true;
    void remember("communities", list);
    return positions;
  }
}

export const communities = new Communities();

connection.follow(["community"], {
  async load(streams) {
    const positions = await communities.fetch();
    const missing = streams.filter(
      (stream) => !communities.byId(stream.slice("community:".length)),
    );
    return { ...positions, ...Object.fromEntries(missing.map((stream) => [stream, null])) };
  },
  gone() {
    void communities.load().catch(() => undefined);
  },
});

connection.on("community.changed", ({ community }) => {
  if (live.stale.communities[community.id]) void communities.load().catch(() => undefined);
  else void remember("communities", $state.snapshot(communities.list) as CommunityCard[]);
});

connection.on("abilities.changed", ({ community, belongs }) => {
  if (!community) return;
  const stream = `community:${community}`;
  if (belongs === true) void connection.reload([stream]);
  else if (belongs === false) connection.leave(stream);
  else void communities.load().catch(() => undefined);
});

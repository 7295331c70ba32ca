/** The groups of the communities, live, and everything that one does with them. */
import { ApiProblem, del, get, patch, post, put } from "../api/client";
import type {
  GroupCard,
  GroupImport,
  GroupMember,
  Id,
  Page,
  Rule,
  RuleCard,
  RuleTrial,
} from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { dropGroup, putGroup, putGroups } from "../live/groups";
import { live } from "../live/state.svelte";

export interface PastedList {
  text: string;
  status: string;
}

const byName = (a: GroupCard, b: GroupCard): number =>
  Number(b.everyone) - Number(a.everyone) || a.name.localeCompare(b.name, "fr");

export class Groups {
  /** The groups of a community, that of everybody first, then by name; null until they have been read. */
  of(community: Id): GroupCard[] | null {
    const held = live.groups[community];
    return held ? Object.values(held).sort(byName) : null;
  }

  byId(id: Id): GroupCard | undefined {
    for (const held of Object.values(live.groups)) if (held[id]) return held[id];
    return undefined;
  }

  /** Reads the groups of a community; answers the position of its stream. Throws `ApiProblem`. */
  async load(community: Id): Promise<number | null> {
    const page = await get<Page<GroupCard>>(`/communities/${community}/groups/`);
    putGroups(live, community, page.results);
    connection.settle(page.position);
    return page.position?.[`community:${community}`] ?? null;
  }

  /** Reads one group, also an archived one. Throws `ApiProblem`. */
  async read(id: Id): Promise<GroupCard> {
    const card = await get<GroupCard>(`/groups/${id}/`);
    putGroup(live, card);
    return card;
  }

  /** What one may do in a group has changed; one that is no longer to be seen goes. */
  async refresh(id: Id): Promise<void> {
    delete live.stale.groups[id];
    if (Object.keys(live.groups).length === 0) return;
    try {
      await this.read(id);
    } catch (caught) {
      const gone = caught instanceof ApiProblem && [403, 404].includes(caught.status);
      if (gone) dropGroup(live, id);
    }
  }

  /** Throws `ApiProblem`, as everything below. */
  async create(community: Id, name: string): Promise<GroupCard> {
    const card = await post<GroupCard>(`/communities/${community}/groups/`, { name });
    putGroup(live, card);
    return card;
  }

  /** An automatic group of those whom `rule` describes. */
  async createByRule(community: Id, name: string, rule: Rule): Promise<GroupCard> {
    const card = await post<GroupCard>(`/communities/${community}/groups/`, { name, rule });
    putGroup(live, card);
    return card;
  }

  rule(id: Id): Promise<RuleCard> {
    return get<RuleCard>(`/groups/${id}/rule/`);
  }

  async changeRule(id: Id, rule: Rule): Promise<GroupCard> {
    return this.keep(await put<GroupCard>(`/groups/${id}/rule/`, rule));
  }

  /** Who would be in a group by `rule`; nothing is written. */
  tryRule(community: Id, rule: Rule, group: Id | null): Promise<RuleTrial> {
    return post<RuleTrial>(`/communities/${community}/group-trials/`, { rule, group });
  }

  /** No notices of a group any more, or again. */
  async mute(id: Id, muted: boolean): Promise<GroupCard> {
    const path = `/groups/${id}/mute/`;
    return this.keep(muted ? await put<GroupCard>(path) : await del<GroupCard>(path));
  }

  async rename(id: Id, name: string): Promise<GroupCard> {
    return this.keep(await patch<GroupCard>(`/groups/${id}/`, { name }));
  }

  /** Of which component it is; null for none. */
  async place(id: Id, component: Id | null): Promise<GroupCard> {
    return this.keep(await patch<GroupCard>(`/groups/${id}/`, { component }));
  }

  async archive(id: Id): Promise<void> {
    await del(`/groups/${id}/`);
    dropGroup(live, id);
  }

  async reopen(id: Id): Promise<GroupCard> {
    return this.keep(await patch<GroupCard>(`/groups/${id}/`, { archived: false }));
  }

  async leave(id: Id): Promise<void> {
    await del(`/groups/${id}/members/me/`);
    await this.refresh(id);
  }

  members(path: string): Promise<Page<GroupMember>> {
    return get<Page<GroupMember>>(path);
  }

  give(id: Id, person: Id, status: string): Promise<GroupMember> {
    return put<GroupMember>(`/groups/${id}/members/${person}/`, { status });
  }

  remove(id: Id, person: Id): Promise<void> {
    return del(`/groups/${id}/members/${person}/`);
  }

  /** Tells what the list would do. */
  check(id: Id, list: PastedList): Promise<GroupImport> {
    return post<GroupImport>(`/groups/${id}/imports/`, { ...list, dry_run: true });
  }

  bring(id: Id, list: PastedList): Promise<GroupImport> {
    return post<GroupImport>(`/groups/${id}/imports/`, { ...list, dry_run: false });
  }

  undo(id: Id, batch: Id): Promise<{ undone: number; kept: number }> {
    return del<{ undone: number; kept: number }>(`/groups/${id}/imports/${batch}/`);
  }

  private keep(card: GroupCard): GroupCard {
    putGroup(live, card);
    return card;
  }
}

export const groups = new Groups();

connection.on("group.created", ({ group }) => settle(group.id));
connection.on("group.changed", ({ group }) => settle(group.id));
connection.on("statuses.changed", ({ stream }) => {
  const community = stream.slice("community:".length);
  for (const id of Object.keys(live.groups[community] ?? {})) settle(id);
});
connection.on("abilities.changed", ({ group, community }) => {
  if (group) settle(group);
  // One's role in the community decides what one may do in all of its groups.
  if (community && live.groups[community]) void reload(community);
});

function settle(id: Id): void {
  if (live.stale.groups[id]) void groups.refresh(id);
}

async function reload(community: Id): Promise<void> {
  try {
    await groups.load(community);
  } catch (caught) {
    const gone = caught instanceof ApiProblem && [403, 404].includes(caught.status);
    if (gone) delete live.groups[community];
  }
}

/** What one may be in the groups of a community: the shipped statuses, and those that it named itself, live. */
import { del, get, patch, post } from "../api/client";
import type { GroupStatus, Id, OwnStatus } from "../api/shapes";
import { t } from "../i18n";
import { connection } from "../live/connection.svelte";
import "../live/groups";
import { live } from "../live/state.svelte";

/** In the order of what they may do. */
export const STATUSES = ["administrator", "referent", "member", "guest", "observer"] as const;

interface Statuses {
  results: OwnStatus[];
  position: Record<string, number>;
}

export interface StatusFields {
  name: string;
  leads: boolean;
  manages: boolean;
}

const shipped = (key: string): key is GroupStatus => (STATUSES as readonly string[]).includes(key);

class GroupStatuses {
  /** The community's own, in its order; null until they have been read. */
  of(community: Id): OwnStatus[] | null {
    return live.statuses[community] ?? null;
  }

  /** What a picker of the community offers. */
  options(community: Id): { value: string; label: string }[] {
    return [
      ...STATUSES.map((one) => ({ value: one as string, label: t(`groups.status.${one}`) })),
      ...(this.of(community) ?? []).map((one) => ({ value: one.id, label: one.name })),
    ];
  }

  /** What a status is called; `name` is that of one's own, where a card gave it. */
  label(community: Id, key: string, name: string | null = null): string {
    if (shipped(key)) return t(`groups.status.${key}`);
    return name ?? this.of(community)?.find((one) => one.id === key)?.name ?? "";
  }

  /** Reads the community's own; answers the position of its stream. Throws `ApiProblem`, as all below. */
  async load(community: Id): Promise<number | null> {
    const read = this.keep(community, await get<Statuses>(this.path(community)));
    return read.position[`community:${community}`] ?? null;
  }

  async create(community: Id, fields: StatusFields): Promise<void> {
    this.keep(community, await post<Statuses>(this.path(community), fields));
  }

  async change(
    community: Id,
    id: Id,
    fields: Partial<StatusFields & { place: number }>,
  ): Promise<void> {
    this.keep(community, await patch<Statuses>(this.path(community, id), fields));
  }

  /** `replacement` is the key of what its bearers have instead; needed when somebody bears it. */
  async archive(community: Id, id: Id, replacement?: string): Promise<void> {
    const asked = replacement ? `?replacement=${encodeURIComponent(replacement)}` : "";
    await del(`${this.path(community, id)}${asked}`);
    await this.load(community);
  }

  private path(community: Id, id?: Id): string {
    return `/communities/${community}/group-statuses/${id ? `${id}/` : ""}`;
  }

  private keep(community: Id, read: Statuses): Statuses {
    live.statuses[community] = read.results;
    connection.settle(read.position);
    return read;
  }
}

export const statuses = new GroupStatuses();

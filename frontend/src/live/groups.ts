/** What live events do to the groups of communities and to the statuses that these named: plain data, kept once read. */
import type { GroupCard, Id } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import type { LiveState } from "./state";

/** Puts the groups of a community in the place of those that were there. */
export function putGroups(state: LiveState, community: Id, groups: GroupCard[]): void {
  state.groups[community] = Object.fromEntries(groups.map((group) => [group.id, group]));
  for (const group of groups) delete state.stale.groups[group.id];
}

/** Puts a group read by REST among those of its community, when these have been read. */
export function putGroup(state: LiveState, group: GroupCard): void {
  delete state.stale.groups[group.id];
  const held = state.groups[group.community];
  if (!held) return;
  if (group.archived_at) delete held[group.id];
  else held[group.id] = group;
}

export function dropGroup(state: LiveState, group: Id): void {
  delete state.stale.groups[group];
  for (const held of Object.values(state.groups)) delete held[group];
}

/** A group that one has not seen yet is shown at once; what one may do in it is read by REST. */
function groupTold(state: LiveState, event: Of<"group.created" | "group.changed">): void {
  const { group } = event;
  const held = state.groups[group.community];
  if (!held) return;
  const known = held[group.id];
  if (known) Object.assign(known, group);
  else {
    held[group.id] = {
      ...group,
      status: null,
      status_name: null,
      muted: false,
      abilities: { see: true },
    };
    state.stale.groups[group.id] = true;
  }
}

/** Of the groups in which one bears a status of the community's own, nobody knows what one is now: they are read again. */
function statusesTold(state: LiveState, event: Of<"statuses.changed">): void {
  const community = event.stream.slice("community:".length);
  if (state.statuses[community]) state.statuses[community] = event.statuses;
  for (const group of Object.values(state.groups[community] ?? {}))
    if (group.status_name !== null) state.stale.groups[group.id] = true;
}

reduces("groups", {
  "group.created": groupTold,
  "group.changed": groupTold,
  "group.removed": (state, event) => dropGroup(state, event.group_id),
  "statuses.changed": statusesTold,
});

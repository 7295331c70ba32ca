/** What one can go to in a community: the same entries in the sidebar's menu and in the phone's. */
import { waiting } from "../../accords/waiting.svelte";
import type { CommunityCard } from "../../api/shapes";
import { wayOf } from "../../communities/ways";
import { heading } from "../../communities/words";
import { t } from "../../i18n";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { manages, moderates } from "../management/manages";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { stage } from "../stage.svelte";
import { aboutCommunity } from "./about";

/** The places of a community, then what is done for it; null draws a line between them. */
export function placesOf(community: CommunityCard): MenuEntry[] {
  const { abilities, id, modules } = community;
  const places: MenuEntry[] = [];
  const acts: MenuEntry[] = [];
  const go = (path: string) => () => router.go(path);
  if (abilities.browse_rooms && modules.network)
    places.push({ label: t("network.title"), icon: "newspaper", act: go(paths.network(id)) });
  if (abilities.browse_people) {
    if (modules.groups)
      places.push({
        label: heading(community, "group", t("groups.title")),
        icon: "users",
        act: go(paths.groups(id)),
      });
    if (modules.projects)
      places.push({
        label: t("projects.title"),
        icon: "folder-kanban",
        act: go(paths.projects(id)),
      });
    if (modules.clubs)
      places.push({
        label: heading(community, "club", t("clubs.title")),
        icon: "ship-wheel",
        act: go(paths.clubs(id)),
      });
    places.push({
      label: heading(community, "component", t("components.title")),
      icon: "list-tree",
      act: go(paths.components(id)),
    });
  }
  places.push(...aboutCommunity(community));
  if (abilities.decide_accords || community.on_accord.length) {
    const count = waiting.counts[id] ?? 0;
    places.push({
      label: t("accords.title"),
      icon: "shield-check",
      ...(count ? { hint: t("accords.count", { count }) } : {}),
      act: () => router.go(paths.accords(id)),
    });
  }
  if (moderates(community))
    places.push({ label: t("moderation.title"), icon: "flag", act: go(paths.moderation(id)) });
  if (wayOf(community, "invite"))
    acts.push({
      label: t("communities.invite.short"),
      icon: "user-plus",
      act: go(paths.invite(id)),
    });
  // Who may change it by themselves has its settings.
  if (wayOf(community, "change") === "ask")
    acts.push({
      label: t("accords.community.edit"),
      icon: "pencil",
      act: () => stage.open("presentation"),
    });
  if (manages(community))
    acts.push({
      label: t("management.title"),
      icon: "settings",
      act: go(paths.management(id)),
    });
  return places.length && acts.length ? [...places, null, ...acts] : [...places, ...acts];
}

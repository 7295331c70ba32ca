/** What one can go to in a community: the same entries in the sidebar's menu and in the phone's. */
import type { CommunityCard } from "../../api/shapes";
import { heading } from "../../communities/words";
import { t } from "../../i18n";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { manages } from "../management/sections";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { aboutCommunity } from "./about";

/** The places of a community, then what is done for it; null draws a line between them. */
export function placesOf(community: CommunityCard): MenuEntry[] {
  const { abilities, id, modules } = community;
  const places: MenuEntry[] = [];
  const acts: MenuEntry[] = [];
  if (abilities.browse_people) {
    if (modules.groups)
      places.push({
        label: heading(community, "group", t("groups.title")),
        icon: "users",
        act: () => router.go(paths.groups(id)),
      });
    places.push({
      label: t("components.title"),
      icon: "list-tree",
      act: () => router.go(paths.components(id)),
    });
  }
  places.push(...aboutCommunity(community));
  if (abilities.invite)
    acts.push({
      label: t("communities.invite.short"),
      icon: "user-plus",
      act: () => router.go(paths.invite(id)),
    });
  if (manages(community))
    acts.push({
      label: t("management.title"),
      icon: "settings",
      act: () => router.go(paths.management(id)),
    });
  return places.length && acts.length ? [...places, null, ...acts] : [...places, ...acts];
}

/** What one can go to in a community: the same entries in the sidebar's menu and in the phone's. */
import { accords } from "../../accords/accords.svelte";
import type { CommunityCard } from "../../api/shapes";
import { wayOf } from "../../communities/ways";
import { t } from "../../i18n";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { manages } from "../management/sections";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { stage } from "../stage.svelte";

/** The places of a community, then what is done for it; null draws a line between them. */
export function placesOf(community: CommunityCard): MenuEntry[] {
  const { abilities, id } = community;
  const places: MenuEntry[] = [];
  const acts: MenuEntry[] = [];
  if (abilities.browse_people) {
    places.push(
      { label: t("groups.title"), icon: "users", act: () => router.go(paths.groups(id)) },
      {
        label: t("components.title"),
        icon: "list-tree",
        act: () => router.go(paths.components(id)),
      },
    );
  }
  if (abilities.decide_accords || community.on_accord.length) {
    const count = accords.counts[id] ?? 0;
    places.push({
      label: t("accords.title"),
      icon: "shield-check",
      ...(count ? { hint: t("accords.count", { count }) } : {}),
      act: () => router.go(paths.accords(id)),
    });
  }
  if (wayOf(community, "invite"))
    acts.push({
      label: t("communities.invite.short"),
      icon: "user-plus",
      act: () => router.go(paths.invite(id)),
    });
  if (wayOf(community, "change"))
    acts.push({
      label: t("presentation.edit"),
      icon: "pencil",
      act: () => stage.open("presentation"),
    });
  if (manages(community))
    acts.push({
      label: t("management.title"),
      icon: "settings",
      act: () => router.go(paths.management(id)),
    });
  return places.length && acts.length ? [...places, null, ...acts] : [...places, ...acts];
}

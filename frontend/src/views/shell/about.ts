/** The entries of a community's menu that are about the community itself. */
import type { CommunityCard } from "../../api/shapes";
import { t } from "../../i18n";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { router } from "../router.svelte";
import { paths } from "../routes";

export function aboutCommunity(community: CommunityCard): MenuEntry[] {
  const entries: MenuEntry[] = [
    {
      label: t("presentation.title"),
      icon: "info",
      act: () => router.go(paths.presentation(community.id)),
    },
  ];
  if (community.abilities.change)
    entries.push({
      label: t("presentation.settings"),
      icon: "settings",
      act: () => router.go(paths.settings(community.id)),
    });
  return entries;
}

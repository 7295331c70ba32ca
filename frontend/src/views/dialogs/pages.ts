/** The screens that one goes to by name in the quick switcher: one's own, and those of the community in which one is. */
import type { CommunityCard } from "../../api/shapes";
import { t } from "../../i18n";
import type { IconName } from "../../shared/icons";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { placesOf } from "../shell/communityMenu";

export interface Page {
  name: string;
  icon: IconName;
  go: () => void;
}

/** What one has put aside: offered before anything is typed. */
export const savedPage = (): Page => own(t("finding.savedTitle"), "flag", paths.saved);

export function pagesOf(community: CommunityCard | null): Page[] {
  const pages = [
    own(t("shell.home"), "house", "/"),
    own(t("rooms.inbox"), "inbox", paths.inbox),
    own(t("inbox.recent"), "messages-square", paths.recent),
    own(t("notices.title"), "bell", "/avis"),
    own(t("catching.title"), "calendar-clock", paths.catchUp),
    savedPage(),
    own(t("shell.writing"), "pencil", paths.writing()),
    own(t("shell.myAccount"), "user-round", "/moi"),
  ];
  if (community?.modules.directory ?? true)
    pages.push(own(t("shell.directory"), "users", "/annuaire"));
  for (const entry of community ? placesOf(community) : [])
    if (entry)
      pages.push({ name: entry.label, icon: entry.icon ?? "chevron-right", go: entry.act });
  return pages;
}

function own(name: string, icon: IconName, path: string): Page {
  return { name, icon, go: () => router.go(path) };
}

/** What one who administers a community is told when the staff of the site comes in or goes out. */
import type { SiteEntry } from "../../api/shapes";
import { communities } from "../../communities/communities.svelte";
import { language, t } from "../../i18n";
import { live } from "../../live/state.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { router } from "../router.svelte";
import { paths } from "../routes";

export async function told({ type, entry }: { type: string; entry: SiteEntry }): Promise<void> {
  if (entry.person.id === live.viewer) return;
  await language.whole();
  const words = { name: entry.person.name, community: entry.community_name, reason: entry.reason };
  const text = t(type === "site.entered" ? "site.told" : "site.toldEnd", words);
  const listed = communities.byId(entry.community)?.abilities.read_trace ?? false;
  const see = { label: t("site.see"), act: () => router.go(paths.siteEntries(entry.community)) };
  toasts.show(text, listed ? { action: see } : {});
}

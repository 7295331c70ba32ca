/** Alt Shift ↓ and ↑: to the next unread room, or the one before; nothing unread is said. */
import { communities } from "../../communities/communities.svelte";
import { rooms } from "../../conversations/rooms.svelte";
import { t } from "../../i18n";
import { live } from "../../live/state.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { inOrder } from "./arranged";
import { nextUnread } from "./nextUnread";

export function goToUnread(open: string | undefined, by: 1 | -1): void {
  const here = communities.current ? rooms.inCommunity(communities.current.id) : [];
  const found = nextUnread(
    [...here, ...rooms.direct],
    open,
    by,
    inOrder(live.sections, rooms.list),
  );
  if (found) router.go(paths.room(found.id));
  else toasts.done(t("shell.home.upToDate"));
}

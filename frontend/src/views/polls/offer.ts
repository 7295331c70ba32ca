/** Asking the people of a room: from the menu of its composer. */
import type { Offer } from "../../conversations/composer/offers";
import { t } from "../../i18n";

export const offer: Offer = {
  icon: "vote",
  label: () => t("polls.ask"),
  hint: () => t("polls.askHint"),
  may: (pane) => pane.can("post") && pane.room.card.kind !== "network",
  begin: (pane) => {
    pane.dialog = () => import("./AskPoll.svelte");
  },
};

/** Asking the people of a room: `/sondage`, and under « + ». */
import { offerCommand } from "../../conversations/composer/commands";
import { language, t } from "../../i18n";

offerCommand({
  key: "poll",
  icon: "vote",
  order: 0,
  names: () => (language.code === "fr" ? ["sondage", "poll"] : ["poll", "sondage"]),
  label: () => t("polls.ask"),
  hint: () => t("polls.askHint"),
  offered: (pane) => pane.can("post") && pane.room.card.kind !== "network",
  run: ({ pane }) => {
    pane.dialog = { load: () => import("./AskPoll.svelte"), props: { pane } };
  },
});

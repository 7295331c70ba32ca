/** How text is formatted: `/aide`, and under « + ». */
import { language, t } from "../../i18n";
import { offerCommand } from "./commands";

offerCommand({
  key: "help",
  icon: "circle-help",
  order: 2,
  names: () => (language.code === "fr" ? ["aide", "help"] : ["help", "aide"]),
  label: () => t("rich.help"),
  hint: () => t("rich.helpHint"),
  run: ({ pane }) => {
    pane.dialog = { load: () => import("./FormatHelp.svelte"), props: { pane } };
  },
});

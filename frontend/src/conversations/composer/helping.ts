/** How text is formatted: from the menu of the composer. */
import { t } from "../../i18n";
import type { Offer } from "./offers";

export const offer: Offer = {
  icon: "circle-help",
  label: () => t("rich.help"),
  hint: () => t("rich.helpHint"),
  may: () => true,
  begin: (pane) => {
    pane.dialog = () => import("./FormatHelp.svelte");
  },
};

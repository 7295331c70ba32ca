/** What can be begun from a composer beside a message: whoever composes the application says it. Fetched with its menu. */
import type { IconName } from "../../shared/icons";
import type { MenuAction } from "../../shared/Menu.svelte";
import type { Pane } from "../pane.svelte";

export interface Offer {
  icon: IconName;
  label: () => string;
  hint?: () => string;
  /** Whether it can be begun here. */
  may: (pane: Pane) => boolean;
  begin: (pane: Pane) => void;
}

const loads: (() => Promise<{ offer: Offer }>)[] = [];

export function offerInComposer(load: () => Promise<{ offer: Offer }>): void {
  loads.push(load);
}

/** What can be begun in `pane`, as entries of a menu. */
export async function fetchOffers(pane: Pane): Promise<MenuAction[]> {
  const fetched = await Promise.all(loads.map((load) => load()));
  return fetched
    .filter(({ offer }) => offer.may(pane))
    .map(({ offer: { icon, label, hint, begin } }) => ({
      icon,
      label: label(),
      hint: hint?.() ?? "",
      act: () => begin(pane),
    }));
}

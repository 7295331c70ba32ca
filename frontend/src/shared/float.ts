/** Places a floating element beside its anchor and keeps it there for as long as it is shown. */
import type { Placement } from "@floating-ui/dom";

export interface Float {
  placement?: Placement;
  gap?: number;
  /** Give the floating element the width of its anchor. */
  sameWidth?: boolean;
}

/** Brings what places: the first screen can be read without it. */
export const fetchPlacing = () => import("./placing");

/**
 * Returns what stops it. Until it has its place the element is there and not seen (`visibility` would refuse it the
 * focus); should the place not be had, it is shown where the browser put it.
 */
export function float(anchor: Element, element: HTMLElement, how: Float = {}): () => void {
  let release: (() => void) | null = null;
  let over = false;
  element.style.opacity = "0";
  fetchPlacing().then(
    ({ keepBeside }) => {
      if (!over) release = keepBeside(anchor, element, how);
    },
    () => {
      element.style.opacity = "";
    },
  );
  return () => {
    over = true;
    release?.();
  };
}

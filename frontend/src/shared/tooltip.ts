/** A tooltip for what has a short name: shown on hover after a moment and on keyboard focus, gone with Escape. */

import type { Placement } from "@floating-ui/dom";
import { on } from "svelte/events";
import { float } from "./float";

const DELAY = 450;

/** Attach with `{@attach tooltip("…")}`. The text is shown to the eye only: the element must have a name of its own. */
export function tooltip(text: string | undefined, placement: Placement = "top") {
  return (anchor: HTMLElement): (() => void) | undefined => {
    if (!text) return undefined;
    let bubble: HTMLElement | null = null;
    let release: (() => void) | null = null;
    let timer = 0;

    const hide = () => {
      window.clearTimeout(timer);
      release?.();
      bubble?.remove();
      bubble = release = null;
    };
    const show = () => {
      // What it opened is read now, and would be covered.
      if (bubble || !anchor.isConnected || anchor.getAttribute("aria-expanded") === "true") return;
      bubble = document.createElement("div");
      bubble.className = "tooltip";
      bubble.popover = "manual";
      bubble.setAttribute("aria-hidden", "true");
      bubble.textContent = text;
      (anchor.closest("dialog") ?? document.body).append(bubble);
      bubble.showPopover?.();
      release = float(anchor, bubble, { placement });
    };
    const off = [
      on(anchor, "pointerenter", (event) => {
        if (event.pointerType === "mouse") timer = window.setTimeout(show, DELAY);
      }),
      on(anchor, "pointerleave", hide),
      on(anchor, "pointerdown", hide),
      on(anchor, "click", hide),
      on(anchor, "focus", () => {
        if (anchor.matches(":focus-visible")) timer = window.setTimeout(show, DELAY);
      }),
      on(anchor, "blur", hide),
      on(anchor, "keydown", (event) => {
        if (event.key === "Escape") hide();
      }),
    ];
    return () => {
      hide();
      for (const stop of off) stop();
    };
  };
}

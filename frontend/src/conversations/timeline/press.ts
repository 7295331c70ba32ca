/** A long press of a finger: half a second without moving. */
import { on } from "svelte/events";

const LONG = 450;
const STILL = 10;

/** Attach with `{@attach press(() => …)}`. The click that would follow is taken back. */
export function press(held: () => void) {
  return (element: HTMLElement): (() => void) => {
    let timer = 0;
    let from = { x: 0, y: 0 };
    let done = false;
    const stop = () => window.clearTimeout(timer);
    const off = [
      on(element, "pointerdown", (event) => {
        done = false;
        if (event.pointerType !== "touch") return;
        from = { x: event.clientX, y: event.clientY };
        timer = window.setTimeout(() => {
          done = true;
          navigator.vibrate?.(10);
          held();
        }, LONG);
      }),
      on(element, "pointermove", (event) => {
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) stop();
      }),
      on(element, "pointerup", stop),
      on(element, "pointercancel", stop),
      on(element, "contextmenu", (event) => {
        if (done) event.preventDefault();
      }),
      on(
        element,
        "click",
        (event) => {
          if (!done) return;
          done = false;
          event.preventDefault();
          event.stopPropagation();
        },
        { capture: true },
      ),
    ];
    return () => {
      stop();
      for (const release of off) release();
    };
  };
}

/** A long press of a finger: half a second without moving. */
import { on } from "svelte/events";

const LONG = 450;
const STILL = 10;

/** The click of the finger that lets go would land on whatever has opened under it: it is taken back. */
function swallowClick(): void {
  const off = [
    on(
      window,
      "click",
      (event) => {
        event.preventDefault();
        event.stopPropagation();
        over();
      },
      { capture: true },
    ),
    on(window, "pointerdown", over, { capture: true }),
  ];
  function over(): void {
    for (const release of off) release();
  }
}

/** What is pressed inside of something that is pressed too: the innermost hears it. */
let heard: Event | null = null;

/** Attach with `{@attach press(() => …)}`. */
export function press(held: () => void) {
  return (element: HTMLElement): (() => void) => {
    let timer = 0;
    let from = { x: 0, y: 0 };
    let done = false;
    const stop = () => window.clearTimeout(timer);
    const off = [
      on(element, "pointerdown", (event) => {
        done = false;
        if (event.pointerType !== "touch" || heard === event) return;
        heard = event;
        from = { x: event.clientX, y: event.clientY };
        timer = window.setTimeout(() => {
          done = true;
          navigator.vibrate?.(10);
          swallowClick();
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
    ];
    return () => {
      stop();
      for (const release of off) release();
    };
  };
}

/** Waiting for what comes, never for a length of time. */
import { setTimeout as pause } from "node:timers/promises";

/** Seconds that a journey gives the product before it says that something did not come. */
export const PATIENCE = Number(process.env.CHATCORE_JOURNEYS_PATIENCE) || 20;

/** Asks until the answer is true-like, and answers it; after `seconds` throws what was awaited. */
export async function until(what, seconds, ask) {
  const deadline = performance.now() + seconds * 1000;
  let last;
  for (;;) {
    last = await ask();
    if (last) return last;
    if (performance.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`);
    await pause(40);
  }
}

/** The moment, for what counts down: it moves every second, while somebody reads it. */
import { createSubscriber } from "svelte/reactivity";

class Seconds {
  #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
  });

  /** In ms, as `Date.now()`. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const seconds = new Seconds();

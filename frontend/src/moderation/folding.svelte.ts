/** What somebody said is folded for whoever does not want to hear them, until it is asked for; live, both ways. */
import type { Id } from "../api/shapes";
import { personal } from "./personal.svelte";

export interface Folding {
  readonly folded: boolean;
  show(): void;
}

/** Called as a component begins; `author` is read each time it changes. */
export function folding(author: () => Id | undefined): Folding {
  let shown = $state(false);
  const avoided = $derived.by(() => {
    const id = author();
    return id !== undefined && personal.of(id) !== null;
  });
  // Heard again and ignored anew: folded anew.
  $effect(() => {
    if (!avoided) shown = false;
  });
  return {
    get folded() {
      return avoided && !shown;
    },
    show() {
      shown = true;
    },
  };
}

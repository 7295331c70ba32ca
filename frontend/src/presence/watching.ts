/** Watches the presence of the people that an element shows, for as long as it shows them. */
import { presence } from "./presence.svelte";

/** Attach with `{@attach watching(ids)}`: at most 200 are watched (the protocol's limit is the board's to keep). */
export function watching(ids: readonly string[]) {
  return (): (() => void) => presence.watch([...ids]);
}

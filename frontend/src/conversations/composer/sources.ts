/** Where the commands come from: the registry and those who fill it, fetched together after the first screen. */
import { later } from "../../shared/later.svelte";

const sources: (() => Promise<unknown>)[] = [];

/** Has a module that offers commands fetched with the registry. */
export function commandsFrom(load: () => Promise<unknown>): void {
  sources.push(load);
}

export const commanding = later(async () => {
  const [registry, beginning] = await Promise.all([
    import("./commands"),
    import("./beginning.svelte"),
    ...sources.map((load) => load()),
  ]);
  return { ...registry, ...beginning };
});

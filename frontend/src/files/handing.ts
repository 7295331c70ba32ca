import type { Id } from "../api/shapes";
import type { Composing } from "./composing.svelte";
import { fetchFiles } from "./fetched";

/**
 * Sends what is left of the files of a composer, and gives their ids to `use`. Once that is done they are not the
 * composer's any more; whatever throws leaves them there.
 */
export async function handOver<T>(
  files: Composing | null,
  use: (ids: Id[]) => Promise<T>,
): Promise<T> {
  const keys = files?.list.map(({ key }) => key) ?? [];
  if (!keys.length) return use([]);
  const { uploads } = await fetchFiles();
  const made = await use(await uploads.finish(keys));
  files?.take();
  await uploads.forget(keys);
  return made;
}

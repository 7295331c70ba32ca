/** The emoji of communities: read once, kept up by events; offered by name while they are not archived. */
import { MediaQuery } from "svelte/reactivity";
import { del, get, post, put } from "../../api/client";
import type { EmojiCard, Id, Page } from "../../api/shapes";
import "../../live/emoji";
import { live } from "../../live/state.svelte";

const WRITTEN = /^:([a-z0-9_]{2,32}):$/;
const asked = new Map<Id, Promise<void>>();

/** Reads those of a community, once. Throws `ApiProblem`; the next call tries again. */
export function readEmoji(community: Id): Promise<void> {
  let reading = asked.get(community);
  if (!reading) {
    reading = get<Page<EmojiCard>>(`/communities/${community}/emoji/`).then(({ results }) => {
      live.emoji[community] = Object.fromEntries(results.map((one) => [one.name, one]));
    });
    reading.catch(() => asked.delete(community));
    asked.set(community, reading);
  }
  return reading;
}

const byName = (one: EmojiCard, other: EmojiCard): number => (one.name < other.name ? -1 : 1);

/** All of them by their names, archived ones too. */
export const allEmoji = (community: Id | null): EmojiCard[] =>
  community ? Object.values(live.emoji[community] ?? {}).sort(byName) : [];

/** Those that are offered, whose names have `query` in them. */
export function ownEmoji(community: Id | null, query = ""): EmojiCard[] {
  const wanted = query.trim().toLocaleLowerCase().replaceAll(/[ -]/g, "_");
  return allEmoji(community).filter((one) => !one.archived && one.name.includes(wanted));
}

const calm = new MediaQuery("(prefers-reduced-motion: reduce)");

/** Its picture, of one that moves the first for those who asked their system for less motion. */
export const pictureFor = ({ picture, still }: EmojiCard): string =>
  (calm.current && still) || picture;

/** Where the picture of `:name:` is; nothing where there is none. */
export function pictureOf(community: Id | null, written: string): string | undefined {
  const name = WRITTEN.exec(written)?.[1];
  const found = community && name ? live.emoji[community]?.[name] : undefined;
  return found && pictureFor(found);
}

export async function addEmoji(community: Id, name: string, file: File): Promise<void> {
  const form = new FormData();
  form.set("name", name);
  form.set("file", file);
  const emoji = await post<EmojiCard>(`/communities/${community}/emoji/`, form);
  const held = live.emoji[community];
  if (held) held[emoji.name] = emoji;
}

export async function archiveEmoji(
  community: Id,
  emoji: EmojiCard,
  archived: boolean,
): Promise<void> {
  const path = `/communities/${community}/emoji/${emoji.name}/archive/`;
  await (archived ? put(path) : del(path));
  const held = live.emoji[community];
  if (held) held[emoji.name] = { ...emoji, archived };
}

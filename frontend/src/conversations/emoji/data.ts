/** Emoji with their names in the reader's language, fetched once from our own origin when first asked for. */
import enUrl from "emoji-picker-element-data/en/emojibase/data.json?url";
import frUrl from "emoji-picker-element-data/fr/cldr/data.json?url";
import { folded, match } from "../composer/completion";

export interface Emoji {
  char: string;
  name: string;
  group: Group;
  /** Folded words by which it is found, beside its name. */
  words: readonly string[];
  /** The same in the five skin tones, light to dark; empty when it has none. */
  skins: readonly string[];
}

/** Unicode's groups as emojibase numbers them; 2 (skin tones alone) is never shown. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
export type Group = (typeof GROUPS)[number];

interface Raw {
  emoji: string;
  annotation: string;
  group?: number;
  order?: number;
  version: number;
  shortcodes?: string[];
  tags?: string[];
  skins?: { emoji: string; tone: number | number[] }[];
}

/** Newer ones are empty boxes on many machines. */
const NEWEST = 15;

const loaded = new Map<string, Promise<readonly Emoji[]>>();

/** All emoji in Unicode's order. Rejects when they cannot be fetched; the next call tries again. */
export function emojis(language: "fr" | "en"): Promise<readonly Emoji[]> {
  const known = loaded.get(language);
  if (known) return known;
  const loading = fetch(language === "en" ? enUrl : frUrl)
    .then((response) => {
      if (!response.ok) throw new Error(`emoji: ${response.status}`);
      return response.json() as Promise<Raw[]>;
    })
    .then(read);
  loading.catch(() => loaded.delete(language));
  loaded.set(language, loading);
  return loading;
}

export function read(raw: readonly Raw[]): readonly Emoji[] {
  return raw
    .filter(({ group, version }) => group !== undefined && group !== 2 && version <= NEWEST)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((one) => ({
      char: plain(one.emoji),
      name: one.annotation,
      group: one.group as Group,
      words: [...(one.shortcodes ?? []), ...(one.tags ?? [])].map(folded),
      skins: (one.skins ?? [])
        .filter(({ tone }) => typeof tone === "number")
        .map(({ emoji }) => emoji),
    }));
}

/** One spelling for each: the variation selector is left out where a picture is the default anyway. */
export function plain(char: string): string {
  return char.replace(/(\p{Emoji_Presentation})\uFE0F/gu, "$1");
}

/** The emoji that answer a query, best first: by name, then by words. */
export function found(query: string, all: readonly Emoji[], most: number): readonly Emoji[] {
  const wanted = folded(query.trim()).replace(/_/g, " ");
  if (!wanted) return all.slice(0, most);
  const ranks: { emoji: Emoji; rank: number; at: number }[] = [];
  all.forEach((emoji, at) => {
    const rank = rankOf(wanted, emoji);
    if (rank !== null) ranks.push({ emoji, rank, at });
  });
  ranks.sort((a, b) => a.rank - b.rank || a.at - b.at);
  return ranks.slice(0, most).map(({ emoji }) => emoji);
}

function rankOf(wanted: string, emoji: Emoji): number | null {
  const byName = match(wanted, emoji.name);
  if (byName === 0) return 0;
  if (emoji.words.some((word) => word === wanted)) return 1;
  if (byName === 1) return 2;
  if (emoji.words.some((word) => word.replace(/_/g, " ").startsWith(wanted))) return 3;
  return byName === 2 ? 4 : null;
}

/** In the skin tone chosen: 0 none, 1 light to 5 dark. */
export function toned(emoji: Emoji, tone: number): string {
  return emoji.skins[tone - 1] ?? emoji.char;
}

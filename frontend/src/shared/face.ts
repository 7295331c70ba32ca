/** What stands for a person without an image: initials, and a hue that is always theirs. */

const HUES = [12, 38, 62, 88, 122, 150, 178, 205, 232, 262, 295, 335] as const;

/** One of twelve hues, the same for the same id, on every screen and for ever. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (const character of id) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 15;
  return HUES[(hash >>> 0) % HUES.length] ?? HUES[0];
}

/** « Ada Lovelace » → AL, « Jean-Baptiste de la Salle » → JS, « Zoé » → Z. Nothing readable → ?. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const first = words[0];
  if (!first) return "?";
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letter = (word: string) => [...word][0]?.toLocaleUpperCase("fr") ?? "";
  return letter(first) + (last ? letter(last) : "");
}

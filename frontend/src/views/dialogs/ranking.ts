/** How the quick switcher orders what it finds: the start of the name, then of a word, then anywhere. Pure. */

/** Without case and accents: « Économie » is found by « eco ». */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("fr");
}

/** How well `text` answers what is typed: 3 starts so, 2 a word of it does, 1 holds it (all words, in any order), 0 no. */
export function answers(text: string, typed: string): 0 | 1 | 2 | 3 {
  const name = folded(text);
  const wanted = folded(typed.trim());
  if (!wanted || name.startsWith(wanted)) return 3;
  const parts = wanted.split(/\s+/);
  const words = name.split(/[^\p{L}\p{N}]+/u);
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return parts.every((part) => name.includes(part)) ? 1 : 0;
}

/** The items that answer, best first; equal ones keep their order. */
export function ranked<T extends { name: string; also?: string }>(
  items: readonly T[],
  typed: string,
  most: number,
): T[] {
  return items
    .map((item) => ({
      item,
      score: Math.max(
        answers(item.name, typed),
        item.also ? Math.min(1, answers(item.also, typed)) : 0,
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
}

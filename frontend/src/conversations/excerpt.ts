/** A message's text for places that show no HTML: short excerpts, and what is not sent yet. */

const LINK = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
const HIDDEN = /(?<!\w)\|\|(?=\S)[\s\S]{1,2000}?\|\|(?!\w)/g;
const MENTION = /([@#])\*\*([^|*\n]+)\|[^*\n]*\*\*/g;

/** The text as written, mentions by their names. */
export function readable(text: string): string {
  return text.replace(MENTION, "$1$2");
}

/** The first words, Markdown notation left out, on one line. */
export function excerpt(text: string, most: number): string {
  const words = text
    .replace(/^ {0,3}(```|~~~).*$/gm, "")
    .replace(HIDDEN, "▒▒▒")
    .replace(MENTION, "$1$2")
    .replace(LINK, "$1")
    .replace(/^\s*(>|#{1,6}|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|\s)[*_](\S[^*_\n]*)[*_](?=\s|$|[.,;:!?])/g, "$1$2")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...words];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : words;
}

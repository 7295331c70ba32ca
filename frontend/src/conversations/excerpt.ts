/** A message's text for places that show no HTML: short excerpts, and what is not sent yet. */
import { dates } from "../i18n";

const LINK = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
const HIDDEN = /(?<!\w)\|\|(?=\S)[\s\S]{1,2000}?\|\|(?!\w)/g;
const MENTION = /([@#])\*\*([^|*\n]+)\|[^*\n]*\*\*/g;

/** A moment with its offset is one for everybody; without one, only the server knows whose clocks are meant. */
const MOMENT = /<time:(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?>/gi;

function moments(text: string): string {
  return text.replace(MOMENT, (all, day: string, hour: string, offset?: string) => {
    if (!offset) return `${day} ${hour}`;
    const at = new Date(`${day}T${hour}${offset}`);
    return Number.isNaN(at.getTime()) ? all : dates.moment(at);
  });
}

/** The text as written, mentions by their names, moments by one's own clocks. */
export function readable(text: string): string {
  return moments(text.replace(MENTION, "$1$2"));
}

/** The first words, Markdown notation left out, on one line. */
export function excerpt(text: string, most: number): string {
  const words = moments(text)
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

/**
 * Mentions between the two ways in which a text is written: what is sent (`@**Chloé Le Goff|id**`) and what one reads
 * while writing (`@Chloé Le Goff`). Drafts are kept in the long form, so nothing is lost with the page.
 */
import { escaped } from "./completion";

/** Short form as shown in the composer → long form as sent. */
export type Links = Record<string, string>;

const LONG = /([@#])\*\*([^|*\n]+)\|([^|*\n]+)\*\*/g;
/** Code is sent as it is written: fenced blocks, then code spans. */
const CODE = /(^ {0,3}```[\s\S]*?(?:^ {0,3}```|$(?![\s\S]))|`[^`\n]+`)/gm;

/** The long form of a mention; what would break the notation is left out of the name. */
export function longLink(sign: "@" | "#", name: string, id: string): string {
  return `${sign}**${name.replace(/[*|\n]/g, " ").trim()}|${id}**`;
}

/** The short form to insert, remembered in `links`; the long one when another person of that name is there already. */
export function shortLink(links: Links, sign: "@" | "#", name: string, id: string): string {
  const long = longLink(sign, name, id);
  const short = sign + name;
  if (links[short] !== undefined && links[short] !== long) return long;
  links[short] = long;
  return short;
}

/** A text as one reads it while writing, and the links that lead back. */
export function shortened(text: string): { text: string; links: Links } {
  const links: Links = {};
  const short = outsideCode(text, (part) =>
    part.replace(LONG, (_whole, sign: "@" | "#", name: string, id: string) =>
      shortLink(links, sign, name, id),
    ),
  );
  return { text: short, links };
}

/** A text as it is sent. */
export function lengthened(text: string, links: Links): string {
  const shorts = Object.keys(links).sort((a, b) => b.length - a.length);
  if (shorts.length === 0) return text;
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${shorts.map(escaped).join("|")})(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return outsideCode(text, (part) => part.replace(any, (short) => links[short] ?? short));
}

function outsideCode(text: string, change: (part: string) => string): string {
  return text
    .split(CODE)
    .map((part, nth) => (nth % 2 === 1 ? part : change(part)))
    .join("");
}

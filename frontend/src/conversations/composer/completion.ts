/** What is being completed at the caret (@ person, # room, : emoji, / command), and the order in which candidates are offered. */
import { inBlock } from "./lines";

export type Sign = "@" | "#" | ":" | "/";

export interface Trigger {
  sign: Sign;
  /** What was typed after the sign. */
  query: string;
  /** Position of the sign in the text; the caret is its end. */
  start: number;
  end: number;
}

/** Names have spaces: a person or a room may be searched by up to three words. */
const NAMES = /(?:^|[\s(«"'’])([@#])((?:[\p{L}\p{N}_'’.-]+ ?){0,3})$/u;
/** An emoji needs two letters, so that « 10:30 » and « : » of French are left alone. */
const EMOJI = /(?:^|[\s(])(:)([\p{L}_+-][\p{L}\p{N}_+-]+)$/u;

/** A command is the first word of a message. */
const COMMAND = /^\/([\p{L}-]*)$/u;

/** The completion that the caret is in, or null. */
export function triggerAt(text: string, caret: number): Trigger | null {
  const command = COMMAND.exec(text.slice(0, caret));
  if (command) return { sign: "/", query: command[1] ?? "", start: 0, end: caret };
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const found = NAMES.exec(line) ?? EMOJI.exec(line);
  if (!found) return null;
  if (inBlock(text, caret) || inCode(line)) return null;
  const query = found[2] ?? "";
  return { sign: found[1] as Sign, query, start: caret - query.length - 1, end: caret };
}

function inCode(line: string): boolean {
  return (line.match(/`/g)?.length ?? 0) % 2 === 1;
}

/** Without accents or capitals, ligatures opened: « Œuvres d’Été » becomes `oeuvres d'ete`. */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/’/g, "'");
}

/** 0 the name begins so, 1 one of its words does, 2 it is somewhere inside, null not at all. */
export function match(query: string, name: string): number | null {
  const wanted = folded(query.trim());
  if (!wanted) return 0;
  const whole = folded(name);
  if (whole.startsWith(wanted)) return 0;
  const at = whole.indexOf(wanted);
  if (at === -1) return null;
  return new RegExp(`[\\s'_.-]${escaped(wanted)}`).test(whole) ? 1 : 2;
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The candidates that answer a query, best first, at most `most`; the order given settles draws. */
export function ranked<T>(
  query: string,
  candidates: readonly T[],
  names: (c: T) => string[],
  most: number,
): T[] {
  const found: { candidate: T; rank: number; at: number }[] = [];
  candidates.forEach((candidate, at) => {
    let best: number | null = null;
    for (const [nth, name] of names(candidate).entries()) {
      const rank = match(query, name);
      // A second name (a tag, the organisation) is worth less than the first.
      if (rank !== null && (best === null || rank + Math.min(nth, 1) * 3 < best)) {
        best = rank + Math.min(nth, 1) * 3;
      }
    }
    if (best !== null) found.push({ candidate, rank: best, at });
  });
  found.sort((a, b) => a.rank - b.rank || a.at - b.at);
  return found.slice(0, most).map(({ candidate }) => candidate);
}

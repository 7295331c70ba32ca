/** What is being typed into the search: the last part of it, and what takes its place. Pure. */

export interface Tail {
  /** Where the part begins in the text. */
  start: number;
  /** What it is after: `de`, `dans`… folded; null for a word. */
  operator: string | null;
  /** What was typed of the word or the name, without quotes. */
  word: string;
  unwanted: boolean;
}

export type Wanted = "people" | "rooms" | "topics" | "operators" | "dates" | "all";

const PART = /(-?)(?:(\p{L}+)\s?:)?(["«“]\s*([^"»”]*)|[^\s"«»“”]*)$/u;
const WANTED: Record<string, Wanted> = {
  de: "people",
  from: "people",
  dans: "rooms",
  in: "rooms",
  theme: "topics",
  topic: "topics",
  sujet: "topics",
  avant: "dates",
  before: "dates",
  apres: "dates",
  after: "dates",
  le: "dates",
  on: "dates",
  a: "operators",
  has: "operators",
  est: "operators",
  is: "operators",
};

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The part of `text` that is being typed, at its end. */
export function tailOf(text: string): Tail {
  const match = PART.exec(text);
  const [part = "", minus = "", operator, rest = "", quoted] = match ?? [];
  return {
    start: text.length - part.length,
    operator: operator === undefined ? null : folded(operator),
    word: quoted ?? rest,
    unwanted: minus === "-",
  };
}

/** What may be suggested for a part. */
export function wantedFor(tail: Tail): Wanted {
  return tail.operator === null ? "all" : (WANTED[tail.operator] ?? "all");
}

/** `text` with `operator` and `value` in the place of what was being typed; ready for the next word. */
export function completed(text: string, operator: string, value: string): string {
  const tail = tailOf(text);
  const said = /[\s:"]/.test(value) ? `"${value.replaceAll('"', "")}"` : value;
  const space = value ? " " : "";
  return `${text.slice(0, tail.start)}${tail.unwanted ? "-" : ""}${operator}${said}${space}`;
}

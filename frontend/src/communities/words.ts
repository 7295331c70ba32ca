/** What a community calls its parts: the client's own words before those of the product. Pure. */
import type { CommunityCard } from "../api/shapes";
import { language } from "../i18n";

export type Term =
  | "component"
  | "group"
  | "member"
  | "club"
  | "project"
  | "network"
  | "event"
  | "announcement";

type Worded = Pick<CommunityCard, "vocabulary"> | null | undefined;

function form(community: Worded, term: Term, one: boolean): string | null {
  const forms = community?.vocabulary?.[term]?.[language.code];
  return forms ? (one ? forms.one : forms.other) : null;
}

/** The plural at the head of a screen or a list: « Pôles »; `fallback` while the community is not known. */
export function heading(community: Worded, term: Term, fallback: string): string {
  const word = form(community, term, false);
  return word ? word.charAt(0).toLocaleUpperCase(language.code) + word.slice(1) : fallback;
}

/** « 3 adhérents »: zero is singular in French, plural in English. */
export function counted(community: Worded, term: Term, count: number, fallback: string): string {
  const one = language.code === "fr" ? count < 2 : count === 1;
  const word = form(community, term, one);
  return word ? `${count.toLocaleString(language.code)} ${word}` : fallback;
}

/** The languages of a community's page: what of a block lacks a translation, and making another language the first. */
import type { DraftBlock } from "../api/shapes";

export const LANGUAGES = ["fr", "en"] as const;
export type PageLanguage = (typeof LANGUAGES)[number];
const WORDS = ["title", "text", "alt"] as const;
type Word = (typeof WORDS)[number];

export const otherThan = (language: string): PageLanguage => (language === "fr" ? "en" : "fr");

/** Each word of a block: what it says first, and in a language. */
function pairs(block: DraftBlock, language: string): [string, string][] {
  const wording = block.translations[language];
  return [
    ...WORDS.map((name): [string, string] => [block[name], wording?.[name] ?? ""]),
    ...block.links.map((link): [string, string] => [link.label, link.labels?.[language] ?? ""]),
    ...block.people.map((one): [string, string] => [one.role ?? "", one.roles?.[language] ?? ""]),
  ];
}

/** Whether some word of the block is not in a language, another than the first of its page. */
export const lacks = (block: DraftBlock, language: string): boolean =>
  pairs(block, language).some(([said, translated]) => said.trim() && !translated.trim());

/** Whether the block has words at all: pinned messages without a title have none. */
export const hasWords = (block: DraftBlock): boolean =>
  pairs(block, "").some(([said]) => said.trim());

/** Whether some word of the block is in a language, another than the first of its page. */
export const isIn = (block: DraftBlock, language: string): boolean =>
  pairs(block, language).some(([, translated]) => translated.trim());

/** Puts a word of a block into a language. */
export function translate(block: DraftBlock, language: string, name: Word, words: string): void {
  const wording = block.translations[language] ?? { title: "", text: "", alt: "" };
  block.translations = { ...block.translations, [language]: { ...wording, [name]: words } };
}

/** The block when `to` becomes the first language instead of `from`: its words change places. */
export function exchanged(block: DraftBlock, from: string, to: string): DraftBlock {
  const wording = block.translations[to];
  const words = Object.fromEntries(WORDS.map((name) => [name, block[name]])) as Record<
    Word,
    string
  >;
  const { [to]: _, ...others } = block.translations;
  const has = WORDS.some((name) => words[name]);
  return {
    ...block,
    ...Object.fromEntries(WORDS.map((name) => [name, wording?.[name] || block[name]])),
    translations: has && wording ? { ...others, [from]: words } : others,
    links: block.links.map((link) => ({
      ...link,
      label: link.labels?.[to] || link.label,
      labels: link.labels?.[to] ? { [from]: link.label } : {},
    })),
    people: block.people.map((one) => ({
      ...one,
      role: one.roles?.[to] || (one.role ?? ""),
      roles: one.roles?.[to] ? { [from]: one.role ?? "" } : {},
    })),
  };
}

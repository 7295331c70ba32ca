/** What shows the objects that messages refer to: whoever composes the application says it for each kind. */
import type { Component } from "svelte";
import type { CardReference, Id } from "../api/shapes";

export type CardComponent = Component<{ card: CardReference }>;

const closing = new Map<string, (id: Id) => boolean>();
const kinds = new Map<string, () => Promise<{ default: CardComponent }>>();
const whole = new Set<string>();

/** `words`: the card shows those of its message too. */
export function showCards(
  kind: string,
  load: () => Promise<{ default: CardComponent }>,
  { words = false } = {},
): void {
  kinds.set(kind, load);
  if (words) whole.add(kind);
}

export const showsWords = (kind: string): boolean => whole.has(kind);

export function loaderOf(kind: string): (() => Promise<{ default: CardComponent }>) | undefined {
  return kinds.get(kind);
}

/** Has `closed` say whether a message that shows such an object takes no answers from this reader. */
export function closesAnswers(kind: string, closed: (id: Id) => boolean): void {
  closing.set(kind, closed);
}

export function takesAnswers(card: CardReference | null | undefined): boolean {
  return !card || !closing.get(card.kind)?.(card.id);
}

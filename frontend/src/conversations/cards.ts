/** What shows the objects that messages refer to: whoever composes the application says it for each kind. */
import type { Component } from "svelte";
import type { CardReference } from "../api/shapes";

export type CardComponent = Component<{ card: CardReference }>;

const kinds = new Map<string, () => Promise<{ default: CardComponent }>>();

export function showCards(kind: string, load: () => Promise<{ default: CardComponent }>): void {
  kinds.set(kind, load);
}

export function loaderOf(kind: string): (() => Promise<{ default: CardComponent }>) | undefined {
  return kinds.get(kind);
}

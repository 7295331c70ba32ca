/**
 * What can be begun with a slash, and from the menu under « + »: whoever composes the application offers commands here
 * (`views/commands.ts`). Every command has a name in both languages, an explanation, and a form of its own.
 */
import { SvelteMap } from "svelte/reactivity";
import type { Composing } from "../../files/composing.svelte";
import type { IconName } from "../../shared/icons";
import type { Pane } from "../pane.svelte";
import { ranked } from "./completion";

/** What a command finds: the place, what is written beside it, and what it may do with that. */
export interface Writing {
  pane: Pane;
  /** What is written, without the command. */
  text: string;
  /** The files that were chosen; they stay with the composer unless the command takes them. */
  files: Composing | null;
  /** Puts a text at the caret. */
  insert: (text: string) => void;
  /** Puts a text in the place of the whole, the caret at its end. */
  replace: (text: string) => void;
  /** Empties the composer and its draft: the text has gone where the command took it. */
  clear: () => void;
}

export interface SlashCommand {
  /** Stands for it in the registry. */
  key: string;
  icon: IconName;
  /** Without the slash, that of the reader's language first: `planifier`, `schedule`. */
  names: () => string[];
  /** Under « + ». */
  label: () => string;
  /** One line that explains it. */
  hint: () => string;
  /** Where it stands among the others, whichever came first over the network: 1 if it says nothing. */
  order?: number;
  /** Whether it is offered here; without it, everywhere. */
  offered?: (pane: Pane) => boolean;
  run: (writing: Writing) => void;
}

const known = new SvelteMap<string, SlashCommand>();

/** Offers a command; one of the same key takes the place of the one before. */
export function offerCommand(command: SlashCommand): void {
  known.set(command.key, command);
}

/** Those that can be used here, by their order, then as they were offered. */
export function commandsHere(pane: Pane): SlashCommand[] {
  return [...known.values()]
    .filter((one) => one.offered?.(pane) ?? true)
    .sort((one, other) => (one.order ?? 1) - (other.order ?? 1));
}

const TYPED = /^\/(\p{L}[\p{L}-]*)(?:\s+([\s\S]*))?$/u;

/** A text that begins like a command: its name, and what follows; null for any other text, a path for one. */
export function typedCommand(text: string): { name: string; rest: string } | null {
  const found = TYPED.exec(text.trim());
  return found?.[1] ? { name: found[1].toLowerCase(), rest: (found[2] ?? "").trim() } : null;
}

/** The command that is called so. */
export function commandNamed(name: string, pane: Pane): SlashCommand | undefined {
  return commandsHere(pane).find((one) => one.names().includes(name));
}

/** The commands that answer what is typed after the slash, best first. */
export function commandsFor(query: string, pane: Pane): SlashCommand[] {
  const here = commandsHere(pane);
  return ranked(query, here, (one) => [...one.names(), one.label()], here.length);
}

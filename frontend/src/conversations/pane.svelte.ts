/** What one is doing in an open conversation: replying, editing, choosing an emoji, looking at someone. */
import { type Component, getContext, setContext } from "svelte";
import { asProblem } from "../api/client";
import type { ShortPerson } from "../api/shapes";
import type { Composing } from "../files/composing.svelte";
import { session } from "../session/session.svelte";
import { seconds } from "../shared/seconds.svelte";
import { toasts } from "../shared/toasts.svelte";
import { Conversation } from "./conversation.svelte";
import type { Message } from "./items";
import type { Room, Topic } from "./rooms.svelte";

/** What floats beside an element. */
export interface Floating {
  anchor: HTMLElement;
}

export interface Picking extends Floating {
  choose: (emoji: string) => void;
}

/** A message (a publication, if it has a title) that one reports; or somebody whom one reports, ignores, or gives a time-out. */
export interface Concerning {
  act: "report" | "avoid" | "pause" | "sweep";
  message?: Message;
  title?: string;
  person: ShortPerson;
}

/** What is being done to a thème, or to where messages are. */
export type Leading =
  | { act: "resolve" | "merge" | "rename" | "day" }
  | { act: "move"; message: Message; which?: "one" | "later" | "all" }
  | { act: "answers"; message: Message };

export interface Meeting extends Floating {
  person: ShortPerson;
}

/** An announcement that its author has written, and is to confirm; `send` lets it go as it is, `clear` is called once it has gone. */
export interface Announcing {
  text: string;
  /** It is to be planned. */
  later?: boolean;
  files: Composing | null;
  send: () => void;
  clear: () => void;
}

/** A dialog, fetched as it is opened; it is given `onclose` beside its props. */
export interface Opened {
  // biome-ignore lint/suspicious/noExplicitAny: what a dialog takes is between it and who opens it
  load: () => Promise<{ default: Component<any> }>;
  props: Record<string, unknown>;
}

/** How long a message that one jumped to stays marked, in ms. */
const SHOWN = 2500;

export class Pane {
  readonly conversation: Conversation;
  replyTo: Message | null = $state.raw(null);
  /** The message being edited. */
  editing: string | null = $state(null);
  /** The message of which deletion is being confirmed. */
  removing: Message | null = $state.raw(null);
  /** The message being pinned or saved. */
  keeping: Message | null = $state.raw(null);
  /** What is being reported, or whom one wants to hear less of; its dialog is `dialog`. */
  concerning: Concerning | null = $state.raw(null);
  leading: Leading | null = $state.raw(null);
  /** What a command, or an action of a message, has opened. */
  dialog: Opened | null = $state.raw(null);
  picking: Picking | null = $state.raw(null);
  meeting: Meeting | null = $state.raw(null);
  /** The message of which the actions are shown as a sheet (long press). */
  held: (Floating & { message: Message }) | null = $state.raw(null);
  /** Asks to publish where one may not by oneself; null where nobody is to be asked. */
  askToPublish: (() => void) | null = $state.raw(null);
  /** Asks about an announcement before it leaves; null where nothing is asked. */
  announce: ((asked: Announcing) => void) | null = $state.raw(null);
  /** Above nought, what one sends does not bring the end of the conversation on screen. */
  stays = 0;
  highlighted: string | null = $state(null);
  /** The list of the thèmes is open, beside this. */
  topics: Floating | null = $state.raw(null);
  /** How many of the messages at hand answer each. */
  answers: ReadonlyMap<string, number> = $derived.by(() => {
    const counts = new Map<string, number>();
    for (const { reply_to: id } of this.conversation.messages)
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  });
  /** Set by the composer and the timeline, for each other. */
  focusComposer: () => void = () => {};
  takeFiles: (keys: string[]) => void = () => {};
  showMessage: (seq: number) => Promise<void> = async () => {};
  editLast: () => void = () => {};
  beginTopic: () => void = () => {};
  #timer = 0;

  constructor(
    readonly room: Room,
    readonly topic: Topic | null,
  ) {
    this.conversation = new Conversation(room, topic);
  }

  /** A topic room seen whole: each message says its thème. */
  get whole(): boolean {
    return this.room.card.kind === "topic" && this.topic === null;
  }

  get me(): string {
    return session.me?.id ?? "";
  }

  readonly mine = (message: Message): boolean => message.author.id === this.me;

  can(ability: string): boolean {
    return this.room.card.abilities[ability] === true;
  }

  /** Seconds until one may say something again here, in a slow room. */
  get waits(): number {
    const turn = this.room.card.next_turn_at;
    return turn ? Math.max(0, Math.ceil((Date.parse(turn) - seconds.now) / 1000)) : 0;
  }

  concern(concerning: Concerning): void {
    this.concerning = concerning;
    this.dialog = { load: () => import("./Concerning.svelte"), props: { pane: this } };
  }

  reply(message: Message): void {
    this.replyTo = message;
    this.focusComposer();
  }

  highlight(id: string): void {
    window.clearTimeout(this.#timer);
    this.highlighted = id;
    this.#timer = window.setTimeout(() => {
      this.highlighted = null;
    }, SHOWN);
  }

  /** A message that failed goes back to where it was written. */
  async backToDraft(clientId: string): Promise<void> {
    const files = await this.conversation.toDraft(clientId);
    if (files.length) this.takeFiles(files);
    this.focusComposer();
  }

  /** Does something of which a failure is told in words. */
  attempt(act: () => Promise<unknown>): void {
    act().catch((caught: unknown) => toasts.failed(asProblem(caught)));
  }
}

const KEY = Symbol("pane");
export const providePane = (pane: Pane): Pane => setContext(KEY, pane);
export const usePane = (): Pane => getContext<Pane>(KEY);

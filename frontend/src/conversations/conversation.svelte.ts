/** One open conversation: a window of a room's (or topic's) messages, and what one does in it. */
import type { ApiProblem } from "../api/client";
import type { OutboxEntry, PersonCard } from "../api/shapes";
import type { Item, Message } from "./items";
import type { Room, Topic } from "./rooms.svelte";

export interface PostOptions {
  replyTo?: string;
  newTopic?: string;
}

export class Conversation {
  items: Item[] = [];
  messages: Message[] = [];
  pending: OutboxEntry[] = [];
  loading = $state(false);
  hasOlder = $state(false);
  hasNewer = $state(false);
  /** The first message above this position was new when the conversation was opened. */
  newSince: number | null = $state(null);
  error: ApiProblem | null = $state(null);
  typists: PersonCard[] = [];
  /** Messages that came below since the reader scrolled away from the end. */
  unseen = 0;

  constructor(
    readonly room: Room,
    readonly topic: Topic | null = null,
  ) {}

  /** Loads around a position, or where one stopped reading. Call `close` when leaving. */
  async open(_around?: number): Promise<void> {}
  close(): void {}
  async loadOlder(): Promise<void> {}
  async loadNewer(): Promise<void> {}
  async jumpTo(_seq: number): Promise<void> {}
  async jumpToLatest(): Promise<void> {}
  /** Puts the text in the outbox, where it is shown at once; never throws for want of network. */
  async post(_text: string, _options: PostOptions = {}): Promise<void> {}
  async edit(_id: string, _text: string): Promise<void> {}
  async remove(_id: string): Promise<void> {}
  async react(_id: string, _emoji: string): Promise<void> {}
  async unreact(_id: string, _emoji: string): Promise<void> {}
  /** The reader has seen up to `seq`. Counted only when the page is visible and focused. */
  markRead(_seq: number): void {}
  async markUnread(_id: string): Promise<void> {}
  /** The reader is writing: tells the others, at most every four seconds. */
  typing(): void {}
  async retry(_clientId: string): Promise<void> {}
  /** Takes a failed message out of the outbox and puts its text back in the draft. */
  async toDraft(_clientId: string): Promise<void> {}
  /** A message of this conversation that may be outside the window (for « en réponse à »). */
  async messageById(_id: string): Promise<Message | undefined> {
    return undefined;
  }
}

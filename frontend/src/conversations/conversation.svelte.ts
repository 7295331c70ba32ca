/** One open conversation: a window of a room's (or topic's) messages, and what one does in it. */
import { ApiProblem, get } from "../api/client";
import type { Id, OutboxEntry, PersonCard } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { outbox } from "../live/sending";
import { live } from "../live/state.svelte";
import { markOf } from "../live/unread";
import { react } from "../live/windows";
import { drafts } from "./drafts.svelte";
import { type Item, itemsOf, localDay, type Message } from "./items";
import { readMarks } from "./reading";
import type { Room, Topic } from "./rooms.svelte";
import { typing } from "./typing.svelte";
import { MessageWindow } from "./window.svelte";

export interface PostOptions {
  /** Where to, from a topic room seen whole; without it this conversation's own topic, or the general one. */
  topic?: Id;
  replyTo?: string;
  /** The title of a topic to begin; it wins over `topic`. */
  newTopic?: string;
  files?: OutboxEntry["files"];
  /** The messages on screen stay those that they are. */
  stay?: boolean;
}

/** With more unread than this, reading begins where it stopped rather than at the end. */
const FROM_THE_END = 40;

export class Conversation {
  /** The first message above this position was new when the conversation was opened. */
  newSince: number | null = $state(null);
  /** How far down the reader has been, whether or not the page was looked at. */
  private reached = $state(0);
  /** Marked unread on purpose: reading does not undo it until it is opened again. */
  private keepUnread = false;
  private readonly window: MessageWindow;
  private readonly topicId: Id | null;

  constructor(
    readonly room: Room,
    readonly topic: Topic | null = null,
  ) {
    this.topicId = topic?.id ?? null;
    this.window = new MessageWindow(room.id, this.topicId);
  }

  /** Oldest first. */
  messages: Message[] = $derived.by(() => this.window.messages);
  /** What one has written here and has not come back yet, in the order of writing. */
  pending: OutboxEntry[] = $derived.by(() => {
    const here = new Set(this.messages.slice(-100).map((message) => message.client_id));
    return outbox.of(this.room.id, this.topicId).filter((entry) => !here.has(entry.client_id));
  });
  items: Item[] = $derived.by(() =>
    itemsOf({
      messages: this.messages,
      pending: this.hasNewer ? [] : this.pending,
      viewer: live.viewer,
      newSince: this.newSince,
      dayOf: localDay,
    }),
  );
  /** Messages by others below what the reader has seen. */
  unseen: number = $derived.by(() => {
    if (this.hasNewer) return (this.topic ?? this.room).unread;
    const below = this.messages.filter((message) => message.seq > this.reached);
    return below.filter((message) => message.author.id !== live.viewer).length;
  });

  get loading(): boolean {
    return this.window.loading;
  }

  get error(): ApiProblem | null {
    return this.window.error;
  }

  get hasOlder(): boolean {
    return this.window.timeline?.hasOlder ?? false;
  }

  get hasNewer(): boolean {
    return this.window.timeline?.hasNewer ?? false;
  }

  get typists(): PersonCard[] {
    return typing.in(this.room.id, this.topicId);
  }

  /** Loads around a position, or where one stopped reading. Call `close` when leaving. */
  async open(around?: number): Promise<void> {
    const { unread } = this.topic ?? this.room;
    const mark = this.readUpTo();
    this.newSince = unread > 0 ? mark : null;
    this.reached = mark;
    this.keepUnread = false;
    window.addEventListener("focus", this.look);
    document.addEventListener("visibilitychange", this.look);
    this.window.looking = around ?? null;
    await this.window.open(around ?? (unread > FROM_THE_END ? mark : null));
  }

  close(): void {
    window.removeEventListener("focus", this.look);
    document.removeEventListener("visibilitychange", this.look);
    this.window.close();
  }

  /** The reader has this message before them; null: the end. What is loaded afresh is loaded around it. */
  lookAt(seq: number | null): void {
    this.window.looking = seq;
  }

  async loadOlder(): Promise<void> {
    await this.window.loadOlder();
  }

  async loadNewer(): Promise<void> {
    await this.window.loadNewer();
  }

  /** Makes sure that the message at `seq` is in the window; to scroll there is the screen's. */
  async jumpTo(seq: number): Promise<void> {
    if (this.messages.some((message) => message.seq === seq)) return;
    await this.window.load({ around: seq });
  }

  async jumpToLatest(): Promise<void> {
    if (this.hasNewer || this.error) await this.window.load({});
  }

  /** Puts the text in the outbox, where it is shown at once; never throws for want of network. */
  async post(text: string, options: PostOptions = {}): Promise<void> {
    typing.hush(this.room.id, this.topicId);
    const newTopic = options.newTopic ?? null;
    const topic = newTopic === null ? (options.topic ?? this.topicId) : null;
    const where = { room: this.room.id, topic, new_topic: newTopic };
    const { files } = options;
    await outbox.add({
      ...where,
      reply_to: options.replyTo ?? null,
      text,
      ...(files && { files }),
    });
    if (this.hasNewer && !options.stay) await this.jumpToLatest();
  }

  /** Throws `ApiProblem`, as do those below. */
  async edit(id: string, text: string): Promise<void> {
    const { seq } = await connection.send({ type: "message.edit", message: id, text });
    this.expect(seq);
  }

  /** Answers until when it can be brought back, or null. */
  async remove(id: string): Promise<string | null> {
    const { seq, undo_until } = await connection.send({ type: "message.delete", message: id });
    this.expect(seq);
    return undo_until;
  }

  async restore(id: string): Promise<void> {
    const { seq } = await connection.send({ type: "message.restore", message: id });
    this.expect(seq);
  }

  async react(id: string, emoji: string): Promise<void> {
    await this.changeReaction(id, emoji, true);
  }

  async unreact(id: string, emoji: string): Promise<void> {
    await this.changeReaction(id, emoji, false);
  }

  /** The reader has seen up to `seq`; it counts as read once the page is looked at. */
  markRead(seq: number): void {
    if (seq > this.reached) this.reached = seq;
    this.look();
  }

  async markUnread(id: string): Promise<void> {
    this.keepUnread = true;
    readMarks.forget(this.room.id);
    await connection.send({ type: "read.unmark", message: id });
    const message = this.messages.find((one) => one.id === id);
    if (message) this.newSince = message.seq - 1;
  }

  /** The reader is writing: tells the others, at most every four seconds. */
  typing(): void {
    typing.say(this.room.id, this.topicId);
  }

  async retry(clientId: string): Promise<void> {
    await outbox.retry(clientId);
  }

  /** Takes a message out of the outbox and puts its text back in the draft; answers the keys of its files. */
  async toDraft(clientId: string): Promise<string[]> {
    const entry = await outbox.withdraw(clientId);
    if (!entry) return [];
    const draft = drafts.get(entry.room, this.topicId);
    drafts.set(entry.room, this.topicId, draft ? `${entry.text}\n\n${draft}` : entry.text);
    return entry.files?.map(({ key }) => key) ?? [];
  }

  /** Takes a message out of the outbox for good. */
  async discard(clientId: string): Promise<void> {
    const entry = await outbox.withdraw(clientId);
    if (entry?.files) void outbox.letGo(entry, true);
  }

  /** A message of this room that may be outside the window (for « en réponse à »), or undefined. */
  async messageById(id: string): Promise<Message | undefined> {
    const here = this.messages.find((message) => message.id === id);
    if (here) return here;
    try {
      return await get<Message>(`/messages/${id}/`);
    } catch (caught) {
      if (caught instanceof ApiProblem) return undefined;
      throw caught;
    }
  }

  /** What has been reached counts as read when somebody looks. */
  private look = (): void => {
    if (this.keepUnread || document.visibilityState !== "visible" || !document.hasFocus()) return;
    readMarks.read(this.room.id, this.topicId, this.reached);
  };

  /** Where reading stopped; in a topic room seen whole, in the topic that is furthest behind. */
  private readUpTo(): number {
    const unread = this.room.topics.filter((topic) => topic.unread > 0);
    if (this.topicId !== null || unread.length === 0) {
      return markOf(live, this.room.card, this.topicId);
    }
    return Math.min(...unread.map((topic) => topic.card.mark));
  }

  private expect(seq: number): void {
    connection.expect(`room:${this.room.id}`, seq, () => undefined);
  }

  /** Shown at once, taken back if refused. */
  private async changeReaction(id: string, emoji: string, added: boolean): Promise<void> {
    const show = (on: boolean): void => {
      const message = this.messages.find((one) => one.id === id);
      if (message && live.viewer) react(message, emoji, live.viewer, on);
    };
    show(added);
    try {
      const type = added ? "reaction.add" : "reaction.remove";
      const { seq } = await connection.send({ type, message: id, emoji });
      this.expect(seq);
    } catch (caught) {
      show(!added);
      throw caught;
    }
  }
}

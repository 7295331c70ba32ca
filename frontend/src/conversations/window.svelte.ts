/** The window of messages that an open conversation looks through: loading it, and moving it. */
import { type ApiProblem, asProblem, get, withQuery } from "../api/client";
import type { Id, MessageCard, Page } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { type Timeline, timelineKey } from "../live/state";
import { live } from "../live/state.svelte";
import { keptConversation } from "../live/store";
import { people } from "../people/people.svelte";
import { saveNow, saveSoon, windowClosed, windowOpened } from "./kept";

/** Messages a page; the server takes up to 100. */
const PAGE = 50;

type Span = { before?: number; after?: number; around?: number };

export class MessageWindow {
  loading = $state(false);
  error: ApiProblem | null = $state(null);
  /** The message that the reader has before them; null at the end. */
  looking: number | null = null;
  readonly key: string;
  private readonly stream: string;
  /** The server has answered since it was opened: what is shown is not only what was kept here. */
  private fetched = false;
  private requests = 0;
  private replacing: Promise<number | null> | null = null;
  private leavings: (() => void)[] = [];

  constructor(
    private readonly room: Id,
    private readonly topic: Id | null,
  ) {
    this.key = timelineKey(room, topic);
    this.stream = `room:${room}`;
  }

  get timeline(): Timeline | undefined {
    return live.timelines[this.key];
  }

  get messages(): MessageCard[] {
    return this.timeline?.messages ?? [];
  }

  /** Shows what is at hand, then loads around a position, or (null) the latest. */
  async open(around: number | null): Promise<void> {
    if (this.leavings.length === 0) this.enter();
    if (this.timeline && !this.timeline.hasNewer && around === null) {
      this.fetched = true;
      return;
    }
    if (!this.timeline) await this.restore();
    await this.load(around === null ? {} : { around });
  }

  close(): void {
    if (this.leavings.length === 0) return;
    for (const leave of this.leavings) leave();
    this.leavings = [];
    this.requests += 1;
    this.loading = false;
    this.fetched = false;
    windowClosed(this.key);
  }

  async loadOlder(): Promise<void> {
    const first = this.messages[0];
    if (!this.timeline?.hasOlder || this.loading || !first) return;
    await this.extend({ before: first.seq });
  }

  async loadNewer(): Promise<void> {
    const last = this.messages.at(-1);
    if (!this.timeline?.hasNewer || this.loading || !last) return;
    await this.extend({ after: last.seq });
  }

  /** Puts a window around a position (or the latest) in the place of this one; answers the position of the page. */
  load(span: { around?: number }): Promise<number | null> {
    const loading = this.replace(span).finally(() => {
      if (this.replacing === loading) this.replacing = null;
    });
    this.replacing = loading;
    return loading;
  }

  private async replace(span: { around?: number }): Promise<number | null> {
    const page = await this.fetch(span);
    if (!page) return null;
    const messages = ascending(page.results);
    live.timelines[this.key] = {
      room: this.room,
      topic: this.topic,
      messages,
      hasOlder: page.next !== null,
      hasNewer: span.around !== undefined && (page.previous ?? null) !== null,
    };
    this.arrived(page);
    return page.position?.[this.stream] ?? null;
  }

  private async extend(span: Span): Promise<void> {
    const page = await this.fetch(span);
    const timeline = this.timeline;
    if (!page || !timeline) return;
    const held = new Set(timeline.messages.map((message) => message.id));
    const more = ascending(page.results).filter((message) => !held.has(message.id));
    if (span.before !== undefined) {
      timeline.messages.unshift(...more);
      timeline.hasOlder = page.next !== null;
    } else {
      timeline.messages.push(...more);
      timeline.hasNewer = (page.previous ?? null) !== null;
    }
    this.arrived(page);
  }

  /** A page, or undefined when it failed (`error` says why) or something newer was asked meanwhile. */
  private async fetch(span: Span): Promise<Page<MessageCard> | undefined> {
    this.requests += 1;
    const request = this.requests;
    this.loading = true;
    this.error = null;
    try {
      const query = { ...span, limit: PAGE, topic: this.topic };
      const path = withQuery(`/rooms/${this.room}/messages/`, query);
      const page = await get<Page<MessageCard>>(path);
      return request === this.requests ? page : undefined;
    } catch (caught) {
      if (request === this.requests) this.error = asProblem(caught);
      return undefined;
    } finally {
      if (request === this.requests) this.loading = false;
    }
  }

  private arrived(page: Page<MessageCard>): void {
    this.fetched = true;
    people.learn(page.results.map((message) => message.author));
    connection.settle(page.position);
    saveNow(this.key);
  }

  private enter(): void {
    windowOpened(this.key);
    this.leavings = [
      connection.followPart(this.stream, () => this.reload()),
      connection.greeted.on(() => {
        if (!this.fetched && !this.loading) void this.reload();
      }),
      // What came into this thème is not held here; a room seen whole holds all of it already.
      connection.on("message.moved", ({ stream, topic }) => {
        if (stream === this.stream && this.topic && topic === this.topic) void this.reload();
      }),
      connection.on("topic.merged", ({ into }) => {
        if (into === this.topic) void this.reload();
      }),
      connection.on("message.posted", ({ message }) => {
        if (message.room === this.room) saveSoon(this.key);
      }),
    ];
  }

  /** Loads afresh what the reader is looking at; a page that is on its way will do. */
  private reload(): Promise<number | null> {
    if (this.replacing) return this.replacing;
    const { looking, timeline } = this;
    // Not the middle of what is held: what one reads may be at its edge, and would be lost.
    const around =
      looking ??
      (timeline?.hasNewer ? timeline.messages[timeline.messages.length >> 1]?.seq : null);
    return this.load(around == null ? {} : { around });
  }

  /** What this browser kept from the last visit, to read while waiting for the server. */
  private async restore(): Promise<void> {
    const messages = await keptConversation(this.key);
    if (!messages || this.timeline) return;
    const window = { room: this.room, topic: this.topic, messages };
    live.timelines[this.key] = { ...window, hasOlder: true, hasNewer: false };
    people.learn(messages.map((message) => message.author));
  }
}

/** The server answers newest first; a window is read from the top. */
function ascending(messages: MessageCard[]): MessageCard[] {
  return messages.toSorted((a, b) => a.seq - b.seq);
}

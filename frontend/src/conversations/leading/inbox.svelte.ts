/** The inbox of a screen: read by REST, again soon after whatever changes it, with what one reads taken out at once. */
import { type ApiProblem, asProblem, get, put } from "../../api/client";
import { t } from "../../i18n";
import { connection } from "../../live/connection.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { keyOf, type Talk, type TalkPage } from "./inbox";

/** What changes what is unread, or where something was said. */
const CHANGES: ReadonlySet<string> = new Set([
  "message.posted",
  "message.deleted",
  "message.restored",
  "message.moved",
  "read.moved",
  "room.joined",
  "room.left",
  "topic.changed",
  "topic.merged",
  "topic.followed",
]);
/** At most one reading in this time, in ms. */
const EVERY = 1_000;

export class Inbox {
  talks: Talk[] | null = $state.raw(null);
  more = $state(0);
  /** Of the recent ones, how far back they go; null: to the first word. */
  since: string | null = $state(null);
  /** There are others behind those that are shown, which `further` brings. */
  next: string | null = $state(null);
  fetching = $state(false);
  private wanted = 1;
  failure: ApiProblem | null = $state.raw(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private runs = 0;

  constructor(private readonly path: "/inbox/" | "/recent/") {}

  /** Reads it, and goes on reading it as things happen; returns what stops that. */
  follow(): () => void {
    void this.load();
    const stops = [
      connection.heard.on((event) => {
        if (CHANGES.has(event.type)) this.soon();
      }),
      connection.greeted.on(() => this.soon()),
    ];
    return () => {
      clearTimeout(this.timer);
      this.runs += 1;
      for (const stop of stops) stop();
    };
  }

  load = async (): Promise<void> => {
    this.runs += 1;
    const run = this.runs;
    try {
      const talks: Talk[] = [];
      let next: string | null = this.path;
      let page: TalkPage | null = null;
      for (let read = 0; next && read < this.wanted; read += 1) {
        page = await get<TalkPage>(next);
        if (run !== this.runs) return;
        talks.push(...page.results);
        next = page.next;
      }
      // What moved up between two pages is in the first of them.
      this.talks = [
        ...new Map(talks.toReversed().map((one) => [keyOf(one), one])).values(),
      ].reverse();
      this.more = page?.more ?? 0;
      this.since = page?.since ?? null;
      this.next = next;
      this.failure = null;
    } catch (caught) {
      if (run === this.runs) this.failure = asProblem(caught);
    }
  };

  /** Shows the next page too, from now on. */
  async further(): Promise<void> {
    this.wanted += 1;
    this.fetching = true;
    await this.load();
    this.fetching = false;
  }

  /** Marks one as read, with a way back. */
  read(talk: Talk, name: string): void {
    this.without([talk]);
    const { room, topic, seq } = talk;
    const where = topic === null ? { room } : { room, topic: topic.id };
    this.attempt(
      () => connection.send({ type: "read.mark", ...where, seq }),
      t("inbox.read", { name }),
      [talk],
    );
  }

  /** Marks all rooms as read, with a way back to what is shown here. */
  readAll(): void {
    const talks = this.talks ?? [];
    this.without(talks);
    this.attempt(() => put("/read-marks/"), t("inbox.allRead"), talks);
  }

  private without(talks: readonly Talk[]): void {
    this.runs += 1;
    const gone = new Set(talks.map(keyOf));
    if (this.path === "/inbox/")
      this.talks = (this.talks ?? []).filter((one) => !gone.has(keyOf(one)));
  }

  private attempt(act: () => Promise<unknown>, done: string, talks: readonly Talk[]): void {
    act().then(
      () =>
        toasts.show(done, {
          tone: "success",
          action: { label: t("leading.undo"), act: () => void this.unread(talks) },
        }),
      (caught: unknown) => {
        toasts.failed(asProblem(caught));
        void this.load();
      },
    );
  }

  private async unread(talks: readonly Talk[]): Promise<void> {
    for (const { first_message: message } of talks)
      if (message)
        await connection
          .send({ type: "read.unmark", message })
          .catch((caught: unknown) => toasts.failed(asProblem(caught)));
    void this.load();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.load();
    }, EVERY);
  }
}

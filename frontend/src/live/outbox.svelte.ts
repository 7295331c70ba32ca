/**
 * The outbox: what one has written leaves from here, once, in order, whatever happens to the network, the server
 * or the tab. A post keeps its `client_id` for ever, so that sending it again is harmless.
 *
 * One post of a room is under way at a time, across all tabs (Web Locks, where there are any). A refused post
 * stops those behind it in its conversation until the author has decided.
 */
import { type ApiProblem, asProblem } from "../api/client";
import type { Id, LiveResults, OutboxEntry, PostCommand } from "../api/shapes";
import { reshelve, type Shelved, shelve, shelvedPosts, unshelve } from "./store";

export type Post = Pick<
  OutboxEntry,
  "room" | "topic" | "new_topic" | "reply_to" | "text" | "files"
>;

export interface Carrier {
  readonly live: boolean;
  send(command: PostCommand): Promise<LiveResults["message.post"]>;
  /** Sends what is left of the files of a post, and answers their ids; `forget` lets go of them, posted or not. */
  attach(keys: string[]): Promise<Id[]>;
  forget(keys: string[], unposted: boolean): Promise<void>;
  /** Calls `seen` when the room's stream has reached `seq` here. */
  expect(stream: string, seq: number, seen: () => void): void;
}

/** Seconds before a post is tried again when the server gave no time. */
const AGAIN = 2;
/** Refusals that time heals. */
const PASSING = new Set([
  "offline",
  "rate_limited",
  "unavailable",
  "unauthenticated",
  "unreadable",
]);

const laneOf = (entry: OutboxEntry): string =>
  `${entry.room}/${entry.topic ?? `+${entry.new_topic ?? ""}`}`;

export class Outbox {
  /** In the order of writing. */
  entries: OutboxEntry[] = $state([]);
  private person: Id | null = null;
  private readonly busy = new Set<Id>();
  private readonly channel: BroadcastChannel | null;
  private readonly pauses = new Map<Id, ReturnType<typeof setTimeout>>();
  /** Acknowledged, gone from the shelf, shown until their event is here. */
  private readonly acknowledged = new Set<Id>();

  constructor(
    private readonly carrier: Carrier,
    private readonly locks: LockManager | undefined = globalThis.navigator?.locks,
  ) {
    this.channel =
      "BroadcastChannel" in globalThis ? new BroadcastChannel("chatcore-outbox") : null;
    if (this.channel) this.channel.onmessage = () => void this.refresh();
  }

  /** Takes up what this person had left on the shelf. */
  async start(person: Id): Promise<void> {
    this.person = person;
    await this.refresh();
    this.pump();
  }

  /** Lets go of what is shown; the shelf stays for the same person's return. */
  stop(): void {
    this.person = null;
    this.entries = [];
    this.acknowledged.clear();
    for (const pause of this.pauses.values()) clearTimeout(pause);
    this.pauses.clear();
  }

  /** Of a room, and within it of a topic (null: of the whole room). */
  of(room: Id, topic: Id | null): OutboxEntry[] {
    return this.entries.filter(
      (entry) => entry.room === room && (topic === null || entry.topic === topic),
    );
  }

  /** Keeps the post, shows it, sends it as soon as it can be. Answers its `client_id`. */
  async add(post: Post): Promise<Id> {
    const entry: OutboxEntry = {
      ...post,
      client_id: crypto.randomUUID(),
      created_at: new Date().toISOString(),
      state: "waiting",
      problem: null,
    };
    this.entries.push(entry);
    await shelve(this.shelved(entry));
    this.tell();
    this.pump(post.room);
    return entry.client_id;
  }

  async retry(clientId: Id): Promise<void> {
    const entry = this.find(clientId);
    if (!entry) return;
    entry.state = "waiting";
    entry.problem = null;
    await reshelve(this.shelved(entry));
    this.tell();
    this.pump(entry.room);
  }

  /** Takes a post out for good (to the draft, or away). Answers what it was. */
  async withdraw(clientId: Id): Promise<OutboxEntry | undefined> {
    const entry = this.find(clientId);
    if (!entry || entry.state === "sending") return undefined;
    await unshelve(clientId);
    this.take(clientId);
    this.tell();
    this.pump(entry.room);
    return entry;
  }

  /** Nothing here needs the files of a post any more; `unposted`, nor does anybody. */
  letGo(entry: OutboxEntry, unposted: boolean): Promise<void> {
    return this.carrier.forget(keysOf(entry), unposted);
  }

  /** The message with this `client_id` is in the room: nothing more to show or to send. */
  seen(clientId: Id): void {
    if (!this.take(clientId)) return;
    void unshelve(clientId).then(() => this.tell());
  }

  /** Sends whatever can be sent now. */
  pump(room?: Id): void {
    const rooms = room ? [room] : new Set(this.entries.map((entry) => entry.room));
    for (const one of rooms) void this.pumpRoom(one);
  }

  private async pumpRoom(room: Id): Promise<void> {
    if (!this.carrier.live || this.busy.has(room) || this.pauses.has(room)) return;
    this.busy.add(room);
    try {
      const drain = (): Promise<void> => this.drain(room);
      await (this.locks ? this.locks.request(`chatcore-outbox:${room}`, drain) : drain());
    } finally {
      this.busy.delete(room);
    }
    if (this.next(room) && !this.pauses.has(room)) this.pump(room);
  }

  private async drain(room: Id): Promise<void> {
    // Another tab may have sent some of them while we waited for our turn.
    await this.refresh();
    for (;;) {
      const entry = this.next(room);
      if (!entry || !this.carrier.live || !(await this.deliver(entry))) return;
    }
  }

  /** The first post of the room that no refused one of its conversation holds back. */
  private next(room: Id): OutboxEntry | undefined {
    const held = new Set<string>();
    for (const entry of this.entries) {
      if (entry.room !== room || this.acknowledged.has(entry.client_id)) continue;
      if (entry.state === "failed") held.add(laneOf(entry));
      else if (!held.has(laneOf(entry))) return entry;
    }
    return undefined;
  }

  /** Sends one post; false when the room has to wait. */
  private async deliver(entry: OutboxEntry): Promise<boolean> {
    entry.state = "sending";
    entry.problem = null;
    try {
      const command = commandOf(entry);
      if (entry.files) command.attachments = await this.carrier.attach(keysOf(entry));
      const result = await this.carrier.send(command);
      await this.accepted(entry, result.seq);
      return true;
    } catch (caught) {
      return this.refused(entry, asProblem(caught));
    }
  }

  private async accepted(entry: OutboxEntry, seq: number): Promise<void> {
    this.acknowledged.add(entry.client_id);
    await unshelve(entry.client_id);
    if (entry.files) void this.letGo(entry, false);
    this.tell();
    this.carrier.expect(`room:${entry.room}`, seq, () => {
      this.take(entry.client_id);
    });
  }

  private async refused(entry: OutboxEntry, problem: ApiProblem): Promise<boolean> {
    if (problem.code === "held") {
      // The server keeps it until somebody has read it: it is not lost, and not to be sent again.
      this.take(entry.client_id);
      await unshelve(entry.client_id);
      this.tell();
      return true;
    }
    const passing = PASSING.has(problem.code);
    entry.state = passing ? "waiting" : "failed";
    entry.problem = problem.code === "offline" ? null : plain(problem);
    await reshelve(this.shelved(entry));
    this.tell();
    if (!passing) return true;
    if (this.carrier.live) this.pause(entry.room, problem.retry_after ?? AGAIN);
    return false;
  }

  private pause(room: Id, seconds: number): void {
    const over = (): void => {
      this.pauses.delete(room);
      this.pump(room);
    };
    this.pauses.set(room, setTimeout(over, seconds * 1000));
  }

  private find(clientId: Id): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.client_id === clientId);
  }

  private take(clientId: Id): boolean {
    this.acknowledged.delete(clientId);
    const at = this.entries.findIndex((entry) => entry.client_id === clientId);
    if (at >= 0) this.entries.splice(at, 1);
    return at >= 0;
  }

  private shelved(entry: OutboxEntry): Shelved {
    return { ...$state.snapshot(entry), person: this.person ?? "" };
  }

  private tell(): void {
    this.channel?.postMessage("changed");
  }

  /** Reads the shelf again: the other tabs write there too. */
  private async refresh(): Promise<void> {
    const person = this.person;
    if (person === null) return;
    const shelf = await shelvedPosts(person);
    if (this.person !== person) return;
    const onShelf = new Set(shelf.map((post) => post.client_id));
    for (const post of shelf) this.mirror(post);
    for (const entry of [...this.entries]) {
      const gone = !onShelf.has(entry.client_id) && !this.acknowledged.has(entry.client_id);
      if (gone && this.kept.has(entry.client_id)) this.take(entry.client_id);
    }
    this.kept = onShelf;
  }

  /** What the shelf held when last read: only what was there can have been taken off by another tab. */
  private kept = new Set<Id>();

  private mirror(post: Shelved): void {
    const { order: _order, person: _person, ...entry } = post;
    const held = this.find(entry.client_id);
    if (!held)
      this.entries.push({ ...entry, state: entry.state === "failed" ? "failed" : "waiting" });
    else if (held.state !== "sending")
      Object.assign(held, { state: entry.state, problem: entry.problem });
  }
}

const keysOf = ({ files }: OutboxEntry): string[] => files?.map(({ key }) => key) ?? [];

function commandOf(entry: OutboxEntry): PostCommand {
  const { room, text, client_id } = entry;
  const command: PostCommand = { type: "message.post", room, text, client_id };
  if (entry.topic !== null) command.topic = entry.topic;
  else if (entry.new_topic !== null) command.new_topic = entry.new_topic;
  if (entry.reply_to !== null) command.reply_to = entry.reply_to;
  return command;
}

function plain(problem: ApiProblem): OutboxEntry["problem"] {
  const { code, title, detail, path, retry_after } = problem;
  return { code, title, detail, path, retry_after };
}

/**
 * The one live connection of this page: its state for the screens, and the place where the domains say
 * how a stream's state is loaded and hear what happens.
 */
import { get } from "../api/client";
import type {
  EphemeralEvent,
  Hello,
  LiveCommand,
  LiveEvent,
  LiveResults,
  Positions,
} from "../api/shapes";
import { Bell } from "./bell";
import { Engine, type Follower } from "./engine";
import { reduce } from "./reducers";
import type { SocketState } from "./socket";
import { live } from "./state.svelte";

export type ConnectionState = SocketState;
type AnyEvent = LiveEvent | EphemeralEvent;
type Loaded = Record<string, number | null>;

/** How a domain follows the streams of its kinds. */
export interface StreamOwner {
  /** Loads these streams' state; see `Follower.load`. */
  load(streams: string[]): Promise<Loaded>;
  gone(stream: string): void;
}

const kindOf = (stream: string): string => stream.slice(0, stream.indexOf(":"));

function address(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/`;
}

export class Connection {
  state: ConnectionState = $state("idle");
  /** Seconds until the next attempt, while waiting. */
  retryIn: number | null = $state(null);

  /** A `hello` has come: whatever the server knows of this socket only must be said again. */
  readonly greeted = new Bell<[Hello]>();
  /** The logs began another life: whatever was kept is void. */
  readonly dropped = new Bell<[]>();
  /** The session ended on the server's side (4003). */
  readonly signedOut = new Bell<[]>();
  /** An event was applied to the state, or something ephemeral was heard. */
  readonly heard = new Bell<[AnyEvent]>();

  private readonly owners = new Map<string, StreamOwner>();
  private readonly parts = new Map<string, Set<() => Promise<number | null>>>();
  private countdown: ReturnType<typeof setInterval> | undefined;
  private readonly engine = new Engine(this.follower(), { url: address });

  start(): void {
    this.engine.start();
  }

  /** Ends the connection and forgets the positions. */
  stop(): void {
    this.engine.stop();
  }

  retryNow(): void {
    this.engine.retryNow();
  }

  /** Resolves with the command's result; rejects with `ApiProblem` (`offline` without an answer). */
  send<C extends LiveCommand>(command: C): Promise<LiveResults[C["type"]]> {
    return this.engine.send(command);
  }

  /** Calls `handler` after each event of this type. */
  on<T extends AnyEvent["type"]>(
    type: T,
    handler: (event: Extract<AnyEvent, { type: T }>) => void,
  ): () => void {
    return this.heard.on((event) => {
      if (event.type === type) handler(event as Extract<AnyEvent, { type: T }>);
    });
  }

  /** Says who loads the streams of these kinds (`room`, `user`, `community`). */
  follow(kinds: string[], owner: StreamOwner): void {
    for (const kind of kinds) this.owners.set(kind, owner);
  }

  /** Adds a part of a stream's state (an open window) that must be loaded again when the stream is. */
  followPart(stream: string, load: () => Promise<number | null>): () => void {
    const parts = this.parts.get(stream) ?? new Set();
    parts.add(load);
    this.parts.set(stream, parts);
    return () => parts.delete(load);
  }

  /** The whole state of these streams has been loaded as of these positions. */
  begin(positions: Positions): void {
    for (const [stream, position] of Object.entries(positions)) this.engine.begin(stream, position);
  }

  /** Some state has been loaded as of these positions, beside what events changed since. */
  settle(positions: Positions | undefined): void {
    this.engine.settle(positions);
  }

  /** Loads these streams' state afresh. */
  reload(streams: string[]): Promise<void> {
    return this.engine.reload(streams);
  }

  /** The stream is no longer one's own. */
  leave(stream: string): void {
    this.engine.leave(stream);
  }

  expect(stream: string, seq: number, seen: () => void): void {
    this.engine.expect(stream, seq, seen);
  }

  private follower(): Follower {
    return {
      apply: (event) => {
        const late = reduce(live, event);
        if (late) void late.then(() => this.heard.ring(event));
        else this.heard.ring(event);
      },
      ephemeral: (event) => this.heard.ring(event),
      load: (streams) => this.load(streams),
      gone: (stream) => this.owners.get(kindOf(stream))?.gone(stream),
      dropped: () => this.dropped.ring(),
      state: (state, retryAt) => this.become(state, retryAt),
      greeted: (hello) => this.greeted.ring(hello),
      signedOut: () => this.signedOut.ring(),
      handshakeFailed: (times) => {
        // A browser does not say why a handshake failed; a 401 of the REST door does.
        if (times % 4 === 1 && navigator.onLine) void get("/me/").catch(() => undefined);
      },
    };
  }

  private async load(streams: string[]): Promise<Loaded> {
    const byOwner = new Map<StreamOwner, string[]>();
    for (const stream of streams) {
      const owner = this.owners.get(kindOf(stream));
      if (owner) byOwner.set(owner, [...(byOwner.get(owner) ?? []), stream]);
    }
    const asked = [...byOwner].map(([owner, own]) => owner.load(own));
    const loaded: Loaded = Object.assign({}, ...(await Promise.all(asked)));
    for (const stream of streams) {
      if (loaded[stream] !== null) await this.loadParts(stream, loaded);
    }
    return loaded;
  }

  private async loadParts(stream: string, loaded: Loaded): Promise<void> {
    for (const part of this.parts.get(stream) ?? []) {
      const position = await part();
      const before = loaded[stream];
      if (position !== null) {
        loaded[stream] = typeof before === "number" ? Math.min(before, position) : position;
      }
    }
  }

  private become(state: ConnectionState, retryAt: number | null): void {
    this.state = state;
    clearInterval(this.countdown);
    this.retryIn = null;
    if (retryAt === null) return;
    const count = (): void => {
      this.retryIn = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    };
    count();
    this.countdown = setInterval(count, 1000);
  }
}

export const connection = new Connection();

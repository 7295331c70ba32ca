/**
 * The live engine: joins the socket to the positions, so that whoever listens gets each event once and in order.
 *
 * What a stream's state is, and how it is loaded, the follower knows; the engine says when.
 */
import { ApiProblem } from "../api/client";
import type {
  EphemeralEvent,
  Hello,
  LiveCommand,
  LiveEvent,
  LiveResults,
  Positions,
  ResumeAnswer,
} from "../api/shapes";
import { LiveSocket, type SocketListener, type SocketOptions, type SocketState } from "./socket";
import { Streams, type Taken } from "./streams";

export interface Follower {
  /** An event of a stream, in its order, possibly one that the state already holds. */
  apply(event: LiveEvent): void;
  ephemeral(event: EphemeralEvent): void;
  /**
   * Loads the whole state of these streams afresh; answers the positions that it was read at. A stream that
   * turns out not to be there is answered with null; one without an entry is taken from the last known head.
   */
  load(streams: string[]): Promise<Record<string, number | null>>;
  /** The stream is no longer one's own. */
  gone(stream: string): void;
  /** The logs began another life: drop everything that was loaded. */
  dropped(): void;
  state(state: SocketState, retryAt: number | null): void;
  greeted(hello: Hello): void;
  signedOut(): void;
  handshakeFailed(times: number): void;
}

/** How long after an `ok` its event may take before the stream is resumed, from the protocol. */
const EVENT_DUE = 5_000;
/** Pause before a failed load or an unfinished resume is tried again. */
const AGAIN = 2_000;
/** More than this a wait is the caller's business, in seconds. */
const PATIENCE = 10;
const ATTEMPTS = 3;

export class Engine implements SocketListener {
  readonly streams = new Streams();
  private readonly socket: LiveSocket;
  private wanted = new Set<string>();
  private resuming = false;
  private loading = new Set<string>();
  private heads: Positions = {};

  constructor(
    private readonly follower: Follower,
    options: SocketOptions,
  ) {
    this.socket = new LiveSocket(this, options);
  }

  get live(): boolean {
    return this.socket.state === "live";
  }

  start(): void {
    this.socket.start();
  }

  /** Ends the connection; with `forget`, the positions too (another person will sign in). */
  stop(forget = true): void {
    this.socket.stop();
    this.wanted.clear();
    if (forget) this.streams.reset();
  }

  retryNow(): void {
    this.socket.retryNow();
  }

  /** Sends a command. What the server cannot take just now is sent again when it said it may be. */
  async send<C extends LiveCommand>(command: C): Promise<LiveResults[C["type"]]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.socket.request(command)) as LiveResults[C["type"]];
      } catch (caught) {
        const wait = waitOf(caught);
        // A post is the outbox's to repeat: it alone keeps their order.
        if (wait === null || attempt === ATTEMPTS || command.type === "message.post") throw caught;
        await sleep(wait * 1000);
      }
    }
  }

  /** An `ok` announced an event at `seq`: resumes the stream if it has not come in five seconds. */
  expect(stream: string, seq: number, seen: () => void = () => {}): void {
    const look = (): void => {
      const position = this.streams.position(stream);
      if (position === null || position >= seq) seen();
      else {
        this.heard(stream, seq);
        if (this.live) this.resume(stream);
        setTimeout(look, EVENT_DUE);
      }
    };
    if ((this.streams.position(stream) ?? -1) >= seq) seen();
    else setTimeout(look, EVENT_DUE);
  }

  /** State read by REST as of `positions` was put beside what was applied since: plays that again. */
  settle(positions: Positions | undefined): void {
    for (const [stream, position] of Object.entries(positions ?? {})) {
      this.take(stream, this.streams.rewind(stream, position));
    }
  }

  /** The whole state of a stream was loaded as of `position`. */
  begin(stream: string, position: number): void {
    this.take(stream, this.streams.start(stream, position));
    if ((this.heads[stream] ?? 0) > position) this.resume(stream);
  }

  /** Loads the state of streams afresh, their events held back meanwhile. */
  async reload(streams: string[]): Promise<void> {
    const fresh = streams.filter((stream) => !this.loading.has(stream));
    if (fresh.length === 0) return;
    const floor = { ...this.heads };
    for (const stream of fresh) {
      this.loading.add(stream);
      this.streams.hold(stream);
    }
    try {
      const positions = await this.follower.load(fresh);
      for (const stream of fresh) this.loaded(stream, positions[stream], floor[stream] ?? 0);
    } catch {
      for (const stream of fresh) this.loading.delete(stream);
      setTimeout(() => this.retryLoad(fresh), AGAIN);
    }
  }

  /** Stops following a stream that is no longer one's own. */
  leave(stream: string): void {
    this.streams.forget(stream);
    this.wanted.delete(stream);
    this.follower.gone(stream);
  }

  // ---- what the socket says ------------------------------------------------------------------

  state(state: SocketState, retryAt: number | null): void {
    this.follower.state(state, retryAt);
  }

  signedOut(): void {
    this.streams.reset();
    this.follower.signedOut();
  }

  handshakeFailed(times: number): void {
    this.follower.handshakeFailed(times);
  }

  hello(hello: Hello): void {
    this.heads = { ...hello.heads };
    if (this.streams.epoch !== null && this.streams.epoch !== hello.epoch) {
      this.streams.reset(hello.epoch);
      this.follower.dropped();
    }
    this.streams.epoch = hello.epoch;
    this.wanted.clear();
    this.resuming = false;
    this.follower.greeted(hello);
    for (const stream of this.streams.names()) if (!(stream in hello.heads)) this.leave(stream);
    const unknown: string[] = [];
    for (const [stream, head] of Object.entries(hello.heads)) {
      const position = this.streams.position(stream);
      if (position === null) unknown.push(stream);
      else if (position !== head) this.resume(stream);
    }
    void this.reload(unknown);
  }

  event(event: LiveEvent | EphemeralEvent): void {
    if ("seq" in event) {
      this.heard(event.stream, event.seq);
      this.take(event.stream, this.streams.receive(event));
    } else {
      if (event.type === "heads") this.compare(event.heads);
      this.follower.ephemeral(event);
    }
  }

  private compare(heads: Positions): void {
    for (const [stream, head] of Object.entries(heads)) this.heard(stream, head);
    for (const stream of Object.keys(this.streams.behind(heads))) this.resume(stream);
  }

  private take(stream: string, taken: Taken): void {
    for (const event of taken.apply) this.follower.apply(event);
    if (taken.resume) this.resume(stream);
  }

  private heard(stream: string, head: number): void {
    this.heads[stream] = Math.max(this.heads[stream] ?? 0, head);
  }

  private loaded(stream: string, position: number | null | undefined, floor: number): void {
    // Left or forgotten while it was loading.
    if (!this.loading.delete(stream) || !this.streams.names().includes(stream)) return;
    if (position === null) this.leave(stream);
    else this.begin(stream, position ?? floor);
  }

  private retryLoad(streams: string[]): void {
    if (!this.live) return; // the next hello finds them without a position
    const known = new Set(this.streams.names());
    void this.reload(streams.filter((stream) => known.has(stream)));
  }

  // ---- resuming --------------------------------------------------------------------------------

  private resume(stream: string): void {
    this.wanted.add(stream);
    if (!this.resuming) {
      this.resuming = true;
      queueMicrotask(() => void this.resumeWanted());
    }
  }

  private async resumeWanted(): Promise<void> {
    const positions: Positions = {};
    for (const stream of this.wanted) {
      const position = this.streams.position(stream);
      if (position !== null && position !== this.heads[stream]) positions[stream] = position;
    }
    this.wanted.clear();
    const epoch = this.streams.epoch;
    try {
      if (epoch === null || Object.keys(positions).length === 0) return;
      const answers = await this.send({ type: "stream.resume", positions, epoch });
      const limited: string[] = [];
      for (const [stream, answer] of Object.entries(answers)) {
        if ("limited" in answer) limited.push(stream);
        else this.resumed(stream, answer);
      }
      void this.reload(limited);
    } catch (caught) {
      this.resumeFailed(caught, positions);
    } finally {
      this.resuming = false;
      const again = [...this.wanted];
      if (this.live) for (const stream of again) this.resume(stream);
    }
  }

  private resumed(stream: string, answer: ResumeAnswer): void {
    if ("gone" in answer) this.leave(stream);
    else if ("replayed" in answer) {
      const position = this.streams.position(stream);
      if (position !== null && position < answer.head)
        setTimeout(() => this.resumeLate(stream), AGAIN);
    }
  }

  private resumeLate(stream: string): void {
    if (this.live && this.streams.position(stream) !== null) this.resume(stream);
  }

  private resumeFailed(caught: unknown, positions: Positions): void {
    if (caught instanceof ApiProblem && caught.code === "epoch_changed") {
      const streams = Object.keys(this.heads);
      this.streams.reset();
      this.follower.dropped();
      void this.reload(streams);
    } else if (this.live) {
      for (const stream of Object.keys(positions)) setTimeout(() => this.resumeLate(stream), AGAIN);
    }
  }
}

/** Seconds to wait before the same command may be sent again, or null when that would not help. */
function waitOf(caught: unknown): number | null {
  if (!(caught instanceof ApiProblem)) return null;
  if (caught.code !== "rate_limited" && caught.code !== "unavailable") return null;
  const wait = caught.retry_after ?? 1;
  return wait <= PATIENCE ? wait : null;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

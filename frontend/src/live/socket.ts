/**
 * One websocket that keeps itself alive: hello, replies by `ref`, watchdog, full-jitter back-off, close codes.
 *
 * Knows the frames of the protocol and nothing of what they mean.
 */
import { ApiProblem, offlineProblem } from "../api/client";
import type { EphemeralEvent, Hello, LiveCommand, LiveEvent, LiveReply } from "../api/shapes";

export type SocketState = "idle" | "connecting" | "live" | "waiting" | "offline" | "closed";

export interface SocketListener {
  /** `retryAt`: when the next attempt is made (`Date.now()` of this machine), while waiting. */
  state(state: SocketState, retryAt: number | null): void;
  hello(hello: Hello): void;
  event(event: LiveEvent | EphemeralEvent): void;
  /** Closed with 4003, for good: the session is over. */
  signedOut(): void;
  /** The handshake failed `times` in a row; a browser cannot see whether it was a 401. */
  handshakeFailed(times: number): void;
}

export interface SocketOptions {
  url: () => string;
  open?: (url: string) => WebSocket;
  random?: () => number;
}

interface Awaited {
  resolve: (result: unknown) => void;
  reject: (problem: ApiProblem) => void;
  timer: ReturnType<typeof setTimeout>;
}

type Frame = Hello | LiveReply | LiveEvent | EphemeralEvent;

/** Bounds of the back-off, in ms, from the protocol. */
export const SHORTEST = 500;
export const LONGEST = 20_000;
const HANDSHAKE = 10_000;
const REPLY = 15_000;
const PROBE = 3_000;
/** A connection that lived this long starts the back-off afresh. */
const STEADY = 10_000;
const SIGNED_OUT = 4003;
const TOO_MANY_SOCKETS = 4029;

/** Full jitter: anywhere between the shortest wait and a bound that doubles with each failure. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const bound = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures, 10));
  return SHORTEST + random() * Math.max(0, bound - SHORTEST);
}

export class LiveSocket {
  state: SocketState = "idle";
  private socket: WebSocket | null = null;
  private awaited = new Map<string, Awaited>();
  private refs = 0;
  private frames = 0;
  private failures = 0;
  private handshakes = 0;
  private heartbeat = 25_000;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private handshakeTimer: ReturnType<typeof setTimeout> | undefined;
  private steadyTimer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private readonly random: () => number;
  private readonly open: (url: string) => WebSocket;

  constructor(
    private readonly listener: SocketListener,
    private readonly options: SocketOptions,
  ) {
    this.random = options.random ?? Math.random;
    this.open = options.open ?? ((url) => new WebSocket(url));
  }

  start(): void {
    if (this.state !== "idle" && this.state !== "closed") return;
    window.addEventListener("online", this.onOnline);
    window.addEventListener("offline", this.probe);
    document.addEventListener("visibilitychange", this.onVisible);
    this.failures = 0;
    this.connect();
  }

  stop(): void {
    this.end("idle");
  }

  /** Tries now rather than when the back-off ends. */
  retryNow(): void {
    if (this.state === "waiting" || this.state === "offline") this.connect();
  }

  /** Sends a command; rejects with the problem answered, or `offline` when no answer came. */
  request(command: LiveCommand, timeout = REPLY): Promise<unknown> {
    if (this.state !== "live" || !this.socket) return Promise.reject(offlineProblem());
    this.refs += 1;
    const ref = `c${this.refs}`;
    const socket = this.socket;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.awaited.delete(ref);
        reject(offlineProblem());
        if (socket === this.socket) this.probe();
      }, timeout);
      this.awaited.set(ref, { resolve, reject, timer });
      socket.send(JSON.stringify({ ...command, ref }));
    });
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.discard();
    this.become("connecting");
    const socket = this.open(this.options.url());
    this.socket = socket;
    this.handshakeTimer = setTimeout(() => this.lose(socket), HANDSHAKE);
    socket.onmessage = (message) => {
      if (socket === this.socket) this.read(String(message.data));
    };
    socket.onclose = (closing) => {
      if (socket === this.socket) this.closed(closing.code);
    };
  }

  private read(text: string): void {
    this.frames += 1;
    this.listen();
    const frame = JSON.parse(text) as Frame | Frame[];
    for (const one of Array.isArray(frame) ? frame : [frame]) this.take(one);
  }

  private take(frame: Frame): void {
    if (frame.type === "hello") this.greeted(frame);
    else if (frame.type === "reply") this.answered(frame);
    else this.listener.event(frame);
  }

  private greeted(hello: Hello): void {
    clearTimeout(this.handshakeTimer);
    this.handshakes = 0;
    this.heartbeat = hello.heartbeat * 1000;
    this.listen();
    this.steadyTimer = setTimeout(() => {
      this.failures = 0;
    }, STEADY);
    this.become("live");
    this.listener.hello(hello);
  }

  private answered(reply: LiveReply): void {
    const waiting = reply.ref === null ? undefined : this.awaited.get(reply.ref);
    if (!waiting || reply.ref === null) return;
    this.awaited.delete(reply.ref);
    clearTimeout(waiting.timer);
    if (reply.ok) waiting.resolve(reply.result);
    else waiting.reject(new ApiProblem(0, reply.error));
  }

  private closed(code: number): void {
    const neverGreeted = this.state === "connecting";
    this.discard();
    if (code === SIGNED_OUT) {
      this.end("closed");
      this.listener.signedOut();
      return;
    }
    this.failures = code === TOO_MANY_SOCKETS ? 10 : this.failures + 1;
    const wait = backoff(this.failures, this.random);
    this.retryTimer = setTimeout(() => this.connect(), wait);
    this.become(navigator.onLine ? "waiting" : "offline", Date.now() + wait);
    if (neverGreeted) {
      this.handshakes += 1;
      this.listener.handshakeFailed(this.handshakes);
    }
  }

  /** Gives a connection up without waiting for its close handshake, which a dead network never ends. */
  private lose(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.closed(1006);
  }

  /** Any frame shows life: after one heartbeat of silence a ping, after two the connection is given up. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.probe(this.heartbeat);
    }, this.heartbeat);
  }

  private probe = (patience: number | Event = PROBE): void => {
    const socket = this.socket;
    if (this.state !== "live" || !socket) return;
    const time = typeof patience === "number" ? patience : PROBE;
    this.refs += 1;
    const ref = `p${this.refs}`;
    const heard = this.frames;
    const timer = setTimeout(() => {
      this.awaited.delete(ref);
      if (this.frames === heard) this.lose(socket);
    }, time);
    const answered = (): void => undefined;
    this.awaited.set(ref, { resolve: answered, reject: answered, timer });
    socket.send(JSON.stringify({ type: "ping", ref }));
  };

  private onOnline = (): void => {
    if (this.state === "live") this.probe();
    else this.retryNow();
  };

  private onVisible = (): void => {
    if (document.visibilityState === "visible") this.onOnline();
  };

  private become(state: SocketState, retryAt: number | null = null): void {
    this.state = state;
    this.listener.state(state, retryAt);
  }

  private end(state: "idle" | "closed"): void {
    window.removeEventListener("online", this.onOnline);
    window.removeEventListener("offline", this.probe);
    document.removeEventListener("visibilitychange", this.onVisible);
    clearTimeout(this.retryTimer);
    this.discard();
    this.become(state);
  }

  /** Lets go of the present socket and of everything that waited on it. */
  private discard(): void {
    const socket = this.socket;
    this.socket = null;
    clearTimeout(this.handshakeTimer);
    clearTimeout(this.steadyTimer);
    clearTimeout(this.silence);
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    for (const waiting of this.awaited.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(offlineProblem());
    }
    this.awaited.clear();
  }
}

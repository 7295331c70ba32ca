/** A live server in a few lines, for tests: logs of events, sockets whose frames can be lost, replies. */
import type {
  Hello,
  LiveCommand,
  LiveEvent,
  MessageCard,
  Positions,
  Problem,
  ResumeAnswer,
} from "../../api/shapes";

export const ADA = { id: "ada", name: "Ada Lovelace", kind: "member" as const, avatar: null };
export const BRUNO = { id: "bruno", name: "Bruno Le Gall", kind: "member" as const, avatar: null };

export function message(seq: number, fields: Partial<MessageCard> = {}): MessageCard {
  return {
    id: `m${seq}`,
    room: "quay",
    seq,
    topic: null,
    author: BRUNO,
    text: `message ${seq}`,
    html: `<p>message ${seq}</p>`,
    client_id: `c${seq}`,
    posted_at: new Date(Date.UTC(2026, 10, 23, 10, 0, seq)).toISOString(),
    edited_at: null,
    reply_to: null,
    mentions: [],
    attachments: [],
    reactions: [],
    card: null,
    ...fields,
  };
}

export function posted(seq: number, fields: Partial<MessageCard> = {}): LiveEvent {
  const one = message(seq, fields);
  return { type: "message.posted", stream: `room:${one.room}`, seq, message: one };
}

/** The browser's end of a socket, driven by the test. */
export class FakeSocket {
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((closing: { code: number }) => void) | null = null;
  readonly sent: (LiveCommand & { ref: string })[] = [];
  closed = false;

  constructor(
    private readonly receive: (command: LiveCommand & { ref: string }) => void = () => {},
  ) {}

  send(text: string): void {
    if (this.closed) throw new Error("closed");
    const command = JSON.parse(text) as LiveCommand & { ref: string };
    this.sent.push(command);
    this.receive(command);
  }

  close(): void {
    this.closed = true;
  }

  frame(...frames: unknown[]): void {
    if (!this.closed)
      this.onmessage?.({ data: JSON.stringify(frames.length === 1 ? frames[0] : frames) });
  }

  end(code: number): void {
    this.closed = true;
    this.onclose?.({ code });
  }
}

/** Keeps the logs; `lossy` decides whether an event reaches a socket. */
export class FakeServer {
  epoch = "first";
  readonly logs = new Map<string, LiveEvent[]>();
  readonly byClient = new Map<string, { id: string; seq: number; posted_at: string }>();
  sockets: FakeSocket[] = [];
  lossy: () => boolean = () => false;
  refuse: (command: LiveCommand) => Problem | null = () => null;
  /** Loses the answer to a post, which was made all the same. */
  loseReply: () => boolean = () => false;
  commands: LiveCommand[] = [];
  keepFrom: Positions = {};

  constructor(
    streams: string[],
    readonly heartbeat = 25,
  ) {
    for (const stream of streams) this.logs.set(stream, []);
  }

  /** What `new WebSocket` is to the browser. */
  open = (): WebSocket => {
    const socket: FakeSocket = new FakeSocket((command) => {
      queueMicrotask(() => this.answer(socket, command));
    });
    this.sockets.push(socket);
    queueMicrotask(() => socket.frame(this.hello()));
    return socket as unknown as WebSocket;
  };

  heads(): Positions {
    return Object.fromEntries([...this.logs].map(([stream, log]) => [stream, log.length]));
  }

  /** Adds an event to a log, and sends it to whom it reaches. */
  emit(event: LiveEvent): void {
    this.logs.get(event.stream)?.push(event);
    for (const socket of this.sockets) if (!this.lossy()) socket.frame(event);
  }

  post(stream: string, fields: Partial<MessageCard> = {}): LiveEvent {
    const seq = (this.logs.get(stream)?.length ?? 0) + 1;
    const event = posted(seq, { room: stream.slice("room:".length), ...fields });
    this.emit(event);
    return event;
  }

  /** Cuts every socket. */
  cut(code = 1006): void {
    const all = this.sockets;
    this.sockets = [];
    for (const socket of all) socket.end(code);
  }

  private hello(): Hello {
    const me = { id: ADA.id, name: ADA.name };
    const { epoch, heartbeat } = this;
    return { type: "hello", v: 1, epoch, session: "s", heartbeat, me, heads: this.heads() };
  }

  private answer(socket: FakeSocket, command: LiveCommand & { ref: string }): void {
    this.commands.push(command);
    const { ref } = command;
    const error = this.refuse(command);
    if (error) socket.frame({ type: "reply", ref, ok: false, error });
    else if (command.type === "stream.resume") this.resume(socket, command);
    else if (command.type === "message.post") this.accept(socket, command);
    else socket.frame({ type: "reply", ref, ok: true, result: {} });
  }

  private resume(
    socket: FakeSocket,
    { ref, positions, epoch }: { ref: string; positions: Positions; epoch: string },
  ): void {
    if (epoch !== this.epoch) {
      const error = { code: "epoch_changed", title: "", detail: "" };
      socket.frame({ type: "reply", ref, ok: false, error });
      return;
    }
    const result: Record<string, ResumeAnswer> = {};
    for (const [stream, seq] of Object.entries(positions)) {
      const log = this.logs.get(stream);
      if (!log) result[stream] = { gone: true };
      else if (seq > log.length || log.length - seq > 300 || seq < (this.keepFrom[stream] ?? 0)) {
        result[stream] = { head: log.length, limited: true };
      } else {
        for (const event of log.slice(seq)) socket.frame(event);
        result[stream] = { head: log.length, replayed: log.length - seq };
      }
    }
    socket.frame({ type: "reply", ref, ok: true, result });
  }

  private accept(
    socket: FakeSocket,
    command: Extract<LiveCommand, { type: "message.post" }> & { ref: string },
  ): void {
    const stream = `room:${command.room}`;
    let result = this.byClient.get(command.client_id);
    if (!result) {
      const { text, client_id, room } = command;
      const topic = command.topic ?? null;
      const event = this.post(stream, { text, client_id, room, topic, author: ADA, id: client_id });
      result = { id: client_id, seq: event.seq, posted_at: "2026-11-23T10:00:00.000Z" };
      this.byClient.set(client_id, result);
    }
    if (!this.loseReply()) socket.frame({ type: "reply", ref: command.ref, ok: true, result });
  }
}

/**
 * Unread counts of a person's devices against a plain recount, through any interleaving of posts, deletions, moves,
 * merges and reads on several devices. Devices hear events late, lose some and resume, or load everything afresh; what
 * they mark uncertain they read again when it suits them. At rest, all of them say what the recount says.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Id, LiveEvent, MessageCard, RoomCard, TopicCard } from "../api/shapes";
import { reduce } from "./reducers";
import { emptyState, type LiveState, putRoom, putTopics } from "./state";
import { room, topic } from "./testing/cards";
import { ADA, BRUNO, message } from "./testing/fakes";
import "./topics";
import { settleMarks } from "./unread";

const ROOM = "room:quay";
const MINE = `user:${ADA.id}`;
const TOPICS = ["docks", "cranes"] as const;
type TopicName = (typeof TOPICS)[number];

/** What the protocol says of the server, and nothing more: messages with a thème, a mark a thème, two logs. */
class Server {
  messages: MessageCard[] = [];
  marks: Record<Id, number> = { docks: 0, cranes: 0 };
  roomMark = 0;
  logs: Record<string, LiveEvent[]> = { [ROOM]: [], [MINE]: [] };

  get head(): number {
    return this.logs[ROOM]?.length ?? 0;
  }

  private emit(stream: string, event: object): void {
    const log = this.logs[stream] ?? [];
    log.push({ ...event, stream, seq: log.length + 1 } as LiveEvent);
  }

  unread(name: TopicName | null = null): MessageCard[] {
    return this.messages.filter(
      (one) =>
        one.author.id !== ADA.id &&
        (name === null || one.topic === name) &&
        one.seq > (this.marks[one.topic ?? ""] ?? 0),
    );
  }

  post(name: TopicName, mine: boolean, named: boolean): void {
    const seq = this.head + 1;
    const author = mine ? ADA : BRUNO;
    const mentions = named ? [{ kind: "person", id: ADA.id }] : [];
    const one = message(seq, { topic: name, author, mentions });
    this.messages.push(one);
    this.emit(ROOM, { type: "message.posted", message: structuredClone(one) });
  }

  remove(at: number): void {
    const [gone] = this.messages.splice(at % Math.max(1, this.messages.length), 1);
    if (gone) this.emit(ROOM, { type: "message.deleted", message_id: gone.id });
  }

  /** Whoever moves carries the marks along: before the first unread one, or behind all that moved. */
  move(at: number, name: TopicName): void {
    const one = this.messages[at % Math.max(1, this.messages.length)];
    if (!one || one.topic === name) return;
    const unread = [...this.unread(name), ...this.unread().filter(({ id }) => id === one.id)];
    const firsts = unread.map(({ seq }) => seq);
    this.marks[name] = firsts.length
      ? Math.min(...firsts) - 1
      : Math.max(this.marks[name] ?? 0, one.seq);
    one.topic = name;
    this.emit(ROOM, { type: "message.moved", message_ids: [one.id], topic: name });
  }

  /** Told is what was asked for, when it moved something: a lower mark of the room may raise that of a thème. */
  read(name: TopicName | null, seq: number): void {
    const before = JSON.stringify([this.marks, this.roomMark]);
    for (const which of TOPICS)
      if (name === null || name === which)
        this.marks[which] = Math.max(this.marks[which] ?? 0, seq);
    if (name === null) this.roomMark = Math.max(this.roomMark, seq);
    if (JSON.stringify([this.marks, this.roomMark]) !== before) this.tell(name, seq);
  }

  unmark(at: number): void {
    const one = this.messages[at % Math.max(1, this.messages.length)];
    if (!one?.topic) return;
    this.marks[one.topic] = one.seq - 1;
    this.tell(one.topic as TopicName, one.seq - 1);
  }

  private tell(name: TopicName | null, mark: number): void {
    const unread = this.unread(name);
    const mentions = unread.filter((one) => one.mentions.length > 0).length;
    const counts = { unread: unread.length, mentions };
    this.emit(MINE, {
      type: "read.moved",
      room: "quay",
      topic: name,
      mark,
      head: this.head,
      ...counts,
    });
  }

  card(): RoomCard {
    const unread = this.unread();
    return room({
      kind: "topic",
      head: this.head,
      mark: this.roomMark,
      unread: unread.length,
      mentions: unread.filter((one) => one.mentions.length > 0).length,
    });
  }

  topics(): TopicCard[] {
    return TOPICS.map((name) => {
      const unread = this.unread(name);
      const last = this.messages.filter((one) => one.topic === name).at(-1);
      return topic(name, {
        mark: this.marks[name] ?? 0,
        unread: unread.length,
        mentions: unread.filter((one) => one.mentions.length > 0).length,
        last_seq: last?.seq ?? 0,
        last_posted_at: last?.posted_at ?? null,
      });
    });
  }
}

/** A browser: it applies each stream in its order, and only what is next in it. */
class Device {
  state: LiveState = emptyState(ADA.id);
  at: Record<string, number> = { [ROOM]: 0, [MINE]: 0 };

  constructor(private readonly server: Server) {
    this.load();
  }

  /** Everything afresh: what was lost is in it. */
  load(): void {
    // What waited is in what is read now, and so is what undid it: nothing of it will be heard again.
    this.state.moves = {};
    this.readAgain();
    for (const [stream, log] of Object.entries(this.server.logs)) this.at[stream] = log.length;
    const messages = structuredClone(this.server.messages.toSorted((a, b) => a.seq - b.seq));
    const window = { room: "quay", topic: null, hasOlder: messages.length > 6, hasNewer: false };
    this.state.timelines.quay = { ...window, messages: messages.slice(-6) };
  }

  /** The card and the thèmes, beside the events that go on: those that they do not hold are played again. */
  readAgain(): void {
    putRoom(this.state, this.server.card());
    putTopics(this.state, "quay", this.server.topics(), this.server.head);
    const held = this.state.rooms.quay;
    if (held) settleMarks(this.state, held);
  }

  /** Hears the next events of a stream, some of them twice. */
  hear(stream: string, count: number, twice: boolean): void {
    const log = this.server.logs[stream] ?? [];
    const from = this.at[stream] ?? 0;
    for (const event of log.slice(from, from + count)) {
      reduce(this.state, structuredClone(event));
      if (twice) reduce(this.state, structuredClone(event));
    }
    this.at[stream] = Math.min(log.length, from + count);
  }

  /** Everything that was missed, then what that left uncertain. */
  rest(): void {
    for (const stream of [ROOM, MINE]) this.hear(stream, Number.POSITIVE_INFINITY, false);
    const { rooms, topics } = this.state.stale;
    if (rooms.quay || topics.quay) this.readAgain();
  }

  get counts() {
    const of = (one?: { unread: number; mentions: number }) => [one?.unread, one?.mentions];
    const { rooms, topics } = this.state;
    return { room: of(rooms.quay), docks: of(topics.docks), cranes: of(topics.cranes) };
  }
}

const where = fc.constantFrom(...TOPICS);
const what = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constant("post" as const), where, fc.boolean(), fc.boolean()),
  },
  fc.tuple(fc.constant("remove" as const), fc.nat(20)),
  fc.tuple(fc.constant("move" as const), fc.nat(20), where),
  fc.tuple(fc.constant("read" as const), fc.option(where), fc.nat(6)),
  fc.tuple(fc.constant("unmark" as const), fc.nat(20)),
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constant("hear" as const),
      fc.nat(1),
      fc.boolean(),
      fc.nat(4),
      fc.boolean(),
    ),
  },
  fc.tuple(fc.constant("load" as const), fc.nat(1)),
);

function check(server: Server, devices: Device[]): void {
  const of = (some: MessageCard[]) => [
    some.length,
    some.filter((one) => one.mentions.length > 0).length,
  ];
  const expected = {
    room: of(server.unread()),
    docks: of(server.unread("docks")),
    cranes: of(server.unread("cranes")),
  };
  for (const device of devices) {
    device.rest();
    expect(device.counts).toEqual(expected);
  }
}

describe("the unread counts of all one's devices", () => {
  it("say at rest what a plain recount says, whatever happened and was lost", () => {
    fc.assert(
      fc.property(fc.array(what, { maxLength: 60 }), fc.boolean(), (steps, begun) => {
        const server = new Server();
        if (begun) for (const name of TOPICS) server.post(name, false, true);
        const devices = [new Device(server), new Device(server)];
        for (const step of steps) {
          if (step[0] === "post") server.post(step[1], step[2], step[3]);
          else if (step[0] === "remove") server.remove(step[1]);
          else if (step[0] === "move") server.move(step[1], step[2]);
          else if (step[0] === "read") server.read(step[1], Math.max(0, server.head - step[2]));
          else if (step[0] === "unmark") server.unmark(step[1]);
          else if (step[0] === "load") devices[step[1]]?.load();
          else devices[step[1]]?.hear(step[2] ? ROOM : MINE, step[3], step[4]);
        }
        check(server, devices);
      }),
      { numRuns: 400 },
    );
  });

  it("are zero on each of them when everything was marked as read", () => {
    fc.assert(
      fc.property(fc.array(what, { maxLength: 30 }), (steps) => {
        const server = new Server();
        const devices = [new Device(server), new Device(server)];
        for (const step of steps) {
          if (step[0] === "post") server.post(step[1], step[2], step[3]);
          else if (step[0] === "move") server.move(step[1], step[2]);
          else if (step[0] === "unmark") server.unmark(step[1]);
          else if (step[0] === "hear")
            devices[step[1]]?.hear(step[2] ? ROOM : MINE, step[3], false);
        }
        server.read(null, server.head);
        for (const device of devices) {
          device.rest();
          expect(device.counts).toEqual({ room: [0, 0], docks: [0, 0], cranes: [0, 0] });
        }
      }),
      { numRuns: 200 },
    );
  });
});

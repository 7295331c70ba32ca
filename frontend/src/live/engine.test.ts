import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "../api/shapes";
import { Engine, type Follower } from "./engine";
import { FakeServer } from "./testing/fakes";

const QUAY = "room:quay";
const YARD = "room:yard";
const SETTLED = 60_000;

/** A reader that keeps what it applies, and loads a stream as the server's log has it. */
class Reader implements Follower {
  readonly seen = new Map<string, number[]>();
  readonly loads: string[][] = [];
  readonly left: string[] = [];
  drops = 0;
  constructor(private readonly server: FakeServer) {}

  apply(event: LiveEvent): void {
    const seen = this.seen.get(event.stream) ?? [];
    if (!seen.includes(event.seq)) this.seen.set(event.stream, [...seen, event.seq]);
  }
  async load(streams: string[]): Promise<Record<string, number | null>> {
    this.loads.push(streams);
    const positions: Record<string, number | null> = {};
    for (const stream of streams) {
      const log = this.server.logs.get(stream);
      positions[stream] = log ? log.length : null;
      this.seen.set(
        stream,
        (log ?? []).map((event) => event.seq),
      );
    }
    return positions;
  }
  gone(stream: string): void {
    this.left.push(stream);
  }
  dropped(): void {
    this.drops += 1;
    this.seen.clear();
  }
  ephemeral(): void {}
  state(): void {}
  greeted(): void {}
  signedOut(): void {}
  handshakeFailed(): void {}
}

function setUp(server = new FakeServer([QUAY, YARD])) {
  const reader = new Reader(server);
  const engine = new Engine(reader, { url: () => "ws://test/", open: server.open });
  return { server, reader, engine };
}

const settle = (time = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(time);
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the engine", () => {
  it("loads what it does not know, then follows", async () => {
    const { server, reader, engine } = setUp();
    server.post(QUAY);
    engine.start();
    await settle();
    expect(reader.loads).toEqual([[QUAY, YARD]]);
    server.post(QUAY);
    expect(reader.seen.get(QUAY)).toEqual([1, 2]);
    engine.stop();
  });

  it("resumes a lost tail when the heads tell of it", async () => {
    const { server, reader, engine } = setUp();
    engine.start();
    await settle();
    server.lossy = () => true;
    server.post(QUAY);
    server.post(QUAY);
    server.lossy = () => false;
    server.sockets[0]?.frame({ type: "heads", heads: { [QUAY]: 2 } });
    await settle();
    expect(reader.seen.get(QUAY)).toEqual([1, 2]);
    engine.stop();
  });

  it("resumes only the streams that moved while it was away", async () => {
    const { server, reader, engine } = setUp();
    engine.start();
    await settle();
    server.cut(1012);
    for (let count = 0; count < 5; count += 1) server.post(QUAY);
    await settle(20_000);
    const resumes = server.commands.filter((command) => command.type === "stream.resume");
    expect(resumes).toMatchObject([{ positions: { [QUAY]: 0 } }]);
    expect(reader.seen.get(QUAY)).toEqual(upTo(5));
    expect(reader.loads).toHaveLength(1);
    engine.stop();
  });

  it("reloads a stream that moved too far", async () => {
    const { server, reader, engine } = setUp();
    engine.start();
    await settle();
    server.cut();
    for (let count = 0; count < 301; count += 1) server.post(QUAY);
    await settle(20_000);
    expect(reader.loads).toEqual([[QUAY, YARD], [QUAY]]);
    expect(engine.streams.position(QUAY)).toBe(301);
    engine.stop();
  });

  it("drops everything in another epoch", async () => {
    const { server, reader, engine } = setUp();
    server.post(QUAY);
    engine.start();
    await settle();
    server.epoch = "second";
    server.cut(1012);
    await settle(20_000);
    expect(reader.drops).toBe(1);
    expect(reader.loads).toHaveLength(2);
    engine.stop();
  });

  it("leaves a stream that is no longer its own", async () => {
    const { server, reader, engine } = setUp();
    engine.start();
    await settle();
    server.logs.delete(YARD);
    server.cut();
    await settle(20_000);
    expect(reader.left).toEqual([YARD]);
    engine.stop();
  });

  it("resumes five seconds after an ok whose event did not come", async () => {
    const { server, reader, engine } = setUp();
    engine.start();
    await settle();
    server.lossy = () => true;
    const event = server.post(QUAY);
    server.lossy = () => false;
    const seen = vi.fn();
    engine.expect(QUAY, event.seq, seen);
    await settle(4_900);
    expect(reader.seen.get(QUAY)).toEqual([]);
    await settle(10_000);
    expect(reader.seen.get(QUAY)).toEqual([1]);
    expect(seen).toHaveBeenCalledOnce();
    engine.stop();
  });

  it("sends again what was refused for a moment", async () => {
    const { server, engine } = setUp();
    engine.start();
    await settle();
    let refusals = 2;
    server.refuse = (command) => {
      if (command.type !== "read.mark" || refusals === 0) return null;
      refusals -= 1;
      return { code: "rate_limited", title: "", detail: "", retry_after: 0.5 };
    };
    const answer = engine.send({ type: "read.mark", room: "quay", seq: 1 });
    await settle(1_200);
    await expect(answer).resolves.toEqual({});
    engine.stop();
  });

  it("ends with the same sequence as the log, whatever is lost and however often the line is cut", async () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.constant("post" as const) },
      { weight: 4, arbitrary: fc.constant("lose" as const) },
      { weight: 1, arbitrary: fc.constant("cut" as const) },
      { weight: 2, arbitrary: fc.constant("wait" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { server, reader, engine } = setUp();
        engine.start();
        for (const one of steps) {
          server.lossy = () => one === "lose";
          if (one === "post" || one === "lose") server.post(QUAY);
          else if (one === "cut") server.cut();
          else await settle(700);
        }
        server.lossy = () => false;
        await settle(SETTLED);
        for (const socket of server.sockets) socket.frame({ type: "heads", heads: server.heads() });
        await settle(SETTLED);
        expect(reader.seen.get(QUAY) ?? []).toEqual(upTo(server.heads()[QUAY] ?? 0));
        engine.stop();
      }),
      { numRuns: 60 },
    );
  });
});

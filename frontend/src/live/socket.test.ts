import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hello } from "../api/shapes";
import { backoff, LiveSocket, LONGEST, SHORTEST, type SocketState } from "./socket";
import { FakeSocket } from "./testing/fakes";

const HELLO: Hello = {
  type: "hello",
  v: 1,
  epoch: "e",
  session: "s",
  heartbeat: 25,
  me: { id: "ada", name: "Ada" },
  heads: {},
};

function setUp() {
  const sockets: FakeSocket[] = [];
  const states: SocketState[] = [];
  const events: string[] = [];
  const listener = {
    state: (state: SocketState) => void states.push(state),
    hello: () => void events.push("hello"),
    event: (event: { type: string }) => void events.push(event.type),
    signedOut: () => void events.push("signed out"),
    handshakeFailed: (times: number) => void events.push(`failed ${times}`),
  };
  const socket = new LiveSocket(listener, {
    url: () => "ws://test/ws/",
    random: () => 0,
    open: () => {
      const one = new FakeSocket();
      sockets.push(one);
      return one as unknown as WebSocket;
    },
  });
  const latest = (): FakeSocket => sockets.at(-1) as FakeSocket;
  return { socket, sockets, states, events, latest };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the socket", () => {
  it("is live after hello, and reads arrays in order", () => {
    const { socket, states, events, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    latest().frame({ type: "heads", heads: {} }, { type: "presence.changed", people: {} });
    expect(states).toEqual(["connecting", "live"]);
    expect(events).toEqual(["hello", "heads", "presence.changed"]);
    socket.stop();
  });

  it("matches replies to commands, and rejects with the problem of a refusal", async () => {
    const { socket, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    const fine = socket.request({ type: "ping" });
    const refused = socket.request({ type: "message.delete", message: "m1" });
    const [first, second] = latest().sent;
    const error = { code: "forbidden", title: "Non", detail: "Ce message n’est pas le vôtre." };
    latest().frame(
      { type: "reply", ref: second?.ref, ok: false, error },
      { type: "reply", ref: first?.ref, ok: true, result: { done: 1 } },
    );
    await expect(fine).resolves.toEqual({ done: 1 });
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    socket.stop();
  });

  it("rejects what had no answer when the connection is lost, and connects again", async () => {
    const { socket, sockets, states, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    const lost = socket.request({ type: "ping" });
    latest().end(1012);
    await expect(lost).rejects.toMatchObject({ code: "offline" });
    vi.advanceTimersByTime(SHORTEST);
    expect(sockets).toHaveLength(2);
    latest().frame(HELLO);
    expect(states).toEqual(["connecting", "live", "waiting", "connecting", "live"]);
    socket.stop();
  });

  it("never connects again once signed out (4003)", () => {
    const { socket, sockets, events, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    latest().end(4003);
    vi.advanceTimersByTime(120_000);
    expect(events).toContain("signed out");
    expect(sockets).toHaveLength(1);
    expect(socket.state).toBe("closed");
  });

  it("pings after a silent heartbeat and gives up after two", () => {
    const { socket, states, sockets, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    vi.advanceTimersByTime(25_000);
    expect(sockets[0]?.sent.map((command) => command.type)).toEqual(["ping"]);
    vi.advanceTimersByTime(25_000);
    expect(states).toContain("waiting");
    socket.stop();
  });

  it("lives on when any frame comes", () => {
    const { socket, states, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    for (let beat = 0; beat < 8; beat += 1) {
      vi.advanceTimersByTime(24_000);
      latest().frame({ type: "heads", heads: {} });
    }
    expect(states).toEqual(["connecting", "live"]);
    socket.stop();
  });

  it("gives up a handshake that does not end, and counts the failures", () => {
    const { socket, events } = setUp();
    socket.start();
    vi.advanceTimersByTime(10_000 + SHORTEST + 10_000);
    expect(events).toEqual(["failed 1", "failed 2"]);
    socket.stop();
  });

  it("asks whether the server is there when the page becomes visible", () => {
    const { socket, latest } = setUp();
    socket.start();
    latest().frame(HELLO);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(latest().sent.map((command) => command.type)).toEqual(["ping"]);
    socket.stop();
  });

  it("tries at once when asked to", () => {
    const { socket, sockets, latest } = setUp();
    socket.start();
    latest().end(1006);
    socket.retryNow();
    expect(sockets).toHaveLength(2);
    socket.stop();
  });
});

describe("the back-off", () => {
  it("stays between half a second and twenty, with full jitter", () => {
    for (let failures = 1; failures < 20; failures += 1) {
      expect(backoff(failures, () => 0)).toBe(SHORTEST);
      expect(backoff(failures, () => 1)).toBeLessThanOrEqual(LONGEST);
    }
    expect(backoff(1, () => 1)).toBe(1_000);
    expect(backoff(8, () => 1)).toBe(LONGEST);
  });
});

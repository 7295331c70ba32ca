import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem, offlineProblem } from "../api/client";
import type { LiveResults, PostCommand } from "../api/shapes";
import { type Carrier, Outbox, type Post } from "./outbox.svelte";
import { forgetEverything, shelvedPosts } from "./store";

const QUAY: Post = { room: "quay", topic: null, new_topic: null, reply_to: null, text: "" };
const say = (text: string, fields: Partial<Post> = {}): Post => ({ ...QUAY, text, ...fields });

/** A server that keeps each `client_id` once, in the order in which it accepted them. */
class Wire implements Carrier {
  live = true;
  attach = async (keys: string[]): Promise<string[]> => keys.map((key) => `of-${key}`);
  forgotten: [string[], boolean][] = [];
  forget = async (keys: string[], unposted: boolean): Promise<void> => {
    this.forgotten.push([keys, unposted]);
  };
  accepted: PostCommand[] = [];
  attempts: string[] = [];
  underway = 0;
  most = 0;
  /** What to do with the next posts; when empty, they are accepted. */
  next: ("lose reply" | "lose" | ApiProblem)[] = [];

  async send(command: PostCommand): Promise<LiveResults["message.post"]> {
    this.attempts.push(command.text);
    this.underway += 1;
    this.most = Math.max(this.most, this.underway);
    await Promise.resolve();
    this.underway -= 1;
    const turn = this.next.shift();
    if (turn instanceof ApiProblem) throw turn;
    if (turn === "lose") throw this.cut();
    const known = this.accepted.findIndex((one) => one.client_id === command.client_id);
    if (known < 0) this.accepted.push(command);
    if (turn === "lose reply") throw this.cut();
    const seq = (known < 0 ? this.accepted.length - 1 : known) + 1;
    return { id: command.client_id, seq, posted_at: "2026-11-23T10:00:00.000Z" };
  }

  private cut(): ApiProblem {
    this.live = false;
    return offlineProblem();
  }

  expect(_stream: string, _seq: number, seen: () => void): void {
    queueMicrotask(seen);
  }

  texts(): string[] {
    return this.accepted.map((one) => one.text);
  }
}

const refusal = (code: string, retryAfter: number | null = null): ApiProblem =>
  new ApiProblem(0, { code, title: code, detail: code, retry_after: retryAfter });

const settled = async (act: () => void | Promise<void>): Promise<void> => {
  await vi.waitFor(act, { timeout: 4_000, interval: 5 });
};

let opened: Outbox[] = [];
async function outboxOn(wire: Wire, locks?: LockManager): Promise<Outbox> {
  const outbox = new Outbox(wire, locks);
  opened.push(outbox);
  await outbox.start("ada");
  return outbox;
}

beforeEach(() => forgetEverything());
afterEach(() => {
  for (const outbox of opened) outbox.stop();
  opened = [];
});

describe("the outbox", () => {
  it("sends what the message carries first, and lets go of it once it is accepted", async () => {
    const wire = new Wire();
    const outbox = await outboxOn(wire);
    const files = [{ key: "k1", name: "quai.jpg" }];
    await outbox.add(say("quai.jpg", { files }));
    await settled(() => expect(wire.texts()).toEqual(["quai.jpg"]));
    expect(wire.accepted[0]?.attachments).toEqual(["of-k1"]);
    await settled(() => expect(wire.forgotten).toEqual([[["k1"], false]]));
  });

  it("waits when a file is cut on its way, and stops when one is refused", async () => {
    const wire = new Wire();
    const outbox = await outboxOn(wire);
    const attach = wire.attach;
    wire.attach = async () => Promise.reject(refusal("type_refused"));
    await outbox.add(say("outil.exe", { files: [{ key: "k1", name: "outil.exe" }] }));
    await settled(() => expect(outbox.entries[0]?.problem?.code).toBe("type_refused"));
    wire.live = false;
    wire.attach = attach;
    await outbox.retry(outbox.entries[0]?.client_id ?? "");
    expect(outbox.entries[0]?.state).toBe("waiting");
    expect((await shelvedPosts("ada"))[0]?.files?.[0]?.key).toBe("k1");
    wire.live = true;
    outbox.pump();
    await settled(() => expect(wire.texts()).toEqual(["outil.exe"]));
  });

  it("sends what was written, once, in order, one at a time in a room", async () => {
    const wire = new Wire();
    const outbox = await outboxOn(wire);
    await Promise.all(["un", "deux", "trois"].map((text) => outbox.add(say(text))));
    await settled(() => expect(wire.texts()).toEqual(["un", "deux", "trois"]));
    expect(wire.most).toBe(1);
    await settled(() => expect(outbox.entries).toEqual([]));
    expect(await shelvedPosts("ada")).toEqual([]);
  });

  it("keeps what was written without a connection, over a reload, and sends it with the same client_id", async () => {
    const wire = new Wire();
    wire.live = false;
    const before = await outboxOn(wire);
    const clientId = await before.add(say("tard"));
    expect(before.entries).toMatchObject([{ text: "tard", state: "waiting" }]);
    before.stop();

    wire.live = true;
    const after = await outboxOn(wire);
    await settled(() =>
      expect(wire.accepted).toMatchObject([{ client_id: clientId, text: "tard" }]),
    );
    await settled(() => expect(after.entries).toEqual([]));
  });

  it("sends again what had no answer, without doubling it", async () => {
    const wire = new Wire();
    wire.next = ["lose reply", "lose"];
    const outbox = await outboxOn(wire);
    await outbox.add(say("une fois"));
    for (const attempts of [1, 2]) {
      await settled(() => expect(outbox.entries).toMatchObject([{ state: "waiting" }]));
      await settled(() => expect(wire.attempts).toHaveLength(attempts));
      wire.live = true;
      outbox.pump();
    }
    await settled(() => expect(outbox.entries).toEqual([]));
    expect(wire.attempts).toHaveLength(3);
    expect(wire.texts()).toEqual(["une fois"]);
  });

  it("waits as long as it was asked to, and keeps the order", async () => {
    const wire = new Wire();
    wire.next = [refusal("rate_limited", 0.05)];
    const outbox = await outboxOn(wire);
    await outbox.add(say("un"));
    await outbox.add(say("deux"));
    await settled(() => expect(wire.texts()).toEqual(["un", "deux"]));
    expect(wire.attempts).toEqual(["un", "un", "deux"]);
  });

  it("lets go of what the server keeps to be read first, and goes on with what follows", async () => {
    const wire = new Wire();
    wire.next = [refusal("held")];
    const outbox = await outboxOn(wire);
    await outbox.add(say("à relire"));
    await outbox.add(say("la suite"));
    await settled(() => expect(wire.texts()).toEqual(["la suite"]));
    expect(wire.attempts).toEqual(["à relire", "la suite"]);
    await settled(() => expect(outbox.entries).toEqual([]));
  });

  it("holds back what follows a refusal in the same conversation, and nothing elsewhere", async () => {
    const wire = new Wire();
    wire.next = [refusal("too_large")];
    const outbox = await outboxOn(wire);
    await outbox.add(say("trop long"));
    await settled(() => expect(outbox.entries).toMatchObject([{ state: "failed" }]));
    await outbox.add(say("la suite"));
    await outbox.add(say("ailleurs", { room: "yard" }));
    await outbox.add(say("autre thème", { topic: "docks" }));
    await settled(() => expect(wire.texts().toSorted()).toEqual(["ailleurs", "autre thème"]));

    const [failed] = outbox.entries;
    expect(failed?.problem).toMatchObject({ code: "too_large" });
    const taken = await outbox.withdraw(failed?.client_id ?? "");
    expect(taken?.text).toBe("trop long");
    await settled(() => expect(wire.texts()).toContain("la suite"));
  });

  it("tries a refused post again when its author asks", async () => {
    const wire = new Wire();
    wire.next = [refusal("forbidden")];
    const outbox = await outboxOn(wire);
    const clientId = await outbox.add(say("encore"));
    await settled(() => expect(outbox.entries).toMatchObject([{ state: "failed" }]));
    await outbox.retry(clientId);
    await settled(() => expect(wire.texts()).toEqual(["encore"]));
  });

  it("is harmless in two tabs that send the same shelf, with locks and without", async () => {
    for (const locks of [undefined, new Turns() as unknown as LockManager]) {
      const wire = new Wire();
      wire.live = false;
      const one = await outboxOn(wire, locks);
      for (const text of ["a", "b", "c", "d"]) await one.add(say(text));
      const two = await outboxOn(wire, locks);
      wire.live = true;
      one.pump();
      two.pump();
      await settled(() => expect([...one.entries, ...two.entries]).toEqual([]));
      expect(wire.texts()).toEqual(["a", "b", "c", "d"]);
      if (locks) expect(wire.attempts).toEqual(["a", "b", "c", "d"]);
    }
  });

  it("does not send what another person left", async () => {
    const wire = new Wire();
    wire.live = false;
    const adas = await outboxOn(wire);
    await adas.add(say("d’Ada"));
    wire.live = true;
    adas.stop();
    const brunos = new Outbox(wire, undefined);
    opened.push(brunos);
    await brunos.start("bruno");
    expect(brunos.entries).toEqual([]);
    expect(wire.attempts).toEqual([]);
  });

  it("keeps the order of writing when the clock jumps back a day", async () => {
    const wire = new Wire();
    wire.live = false;
    const outbox = await outboxOn(wire);
    await outbox.add(say("hier"));
    vi.setSystemTime(Date.now() - 24 * 3_600_000);
    await outbox.add(say("avant-hier"));
    vi.useRealTimers();
    outbox.stop();
    wire.live = true;
    await outboxOn(wire);
    await settled(() => expect(wire.texts()).toEqual(["hier", "avant-hier"]));
  });
});

/** Web Locks as far as the outbox uses them: one holder a name, the others in turn. */
class Turns {
  private readonly tails = new Map<string, Promise<unknown>>();

  request(name: string, act: () => Promise<unknown>): Promise<unknown> {
    const turn = (this.tails.get(name) ?? Promise.resolve()).then(act);
    this.tails.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}

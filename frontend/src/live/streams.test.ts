import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Streams } from "./streams";
import { posted } from "./testing/fakes";

const QUAY = "room:quay";
const seqs = (events: { seq: number }[]): number[] => events.map((event) => event.seq);

describe("the positions in a stream", () => {
  it("apply what follows, ignore what was seen, and ask for what is missing", () => {
    const streams = new Streams();
    streams.start(QUAY, 3);
    expect(seqs(streams.receive(posted(4)).apply)).toEqual([4]);
    expect(streams.receive(posted(4))).toEqual({ apply: [], resume: false });
    expect(streams.receive(posted(2))).toEqual({ apply: [], resume: false });
    expect(streams.receive(posted(6))).toEqual({ apply: [], resume: true });
    expect(seqs(streams.receive(posted(5)).apply)).toEqual([5, 6]);
    expect(streams.position(QUAY)).toBe(6);
  });

  it("hold events back while the state is being loaded, and apply those that it does not have", () => {
    const streams = new Streams();
    streams.hold(QUAY);
    for (const seq of [7, 8, 9]) expect(streams.receive(posted(seq)).apply).toEqual([]);
    expect(seqs(streams.start(QUAY, 7).apply)).toEqual([8, 9]);
  });

  it("see a hole between the state that was loaded and the events set aside", () => {
    const streams = new Streams();
    streams.hold(QUAY);
    streams.receive(posted(9));
    expect(streams.start(QUAY, 6)).toEqual({ apply: [], resume: true });
  });

  it("play again what was applied since a page was read", () => {
    const streams = new Streams();
    streams.start(QUAY, 0);
    for (let seq = 1; seq <= 5; seq += 1) streams.receive(posted(seq));
    expect(seqs(streams.rewind(QUAY, 3).apply)).toEqual([4, 5]);
    expect(streams.rewind(QUAY, 5)).toEqual({ apply: [], resume: false });
    expect(streams.position(QUAY)).toBe(5);
  });

  it("go back and resume when they no longer remember that far", () => {
    const streams = new Streams();
    streams.start(QUAY, 10);
    streams.receive(posted(11));
    expect(streams.rewind(QUAY, 4)).toEqual({ apply: [], resume: true });
    expect(streams.position(QUAY)).toBe(4);
  });

  it("are behind where a head is above", () => {
    const streams = new Streams();
    streams.start(QUAY, 4);
    streams.start("user:ada", 9);
    expect(streams.behind({ [QUAY]: 6, "user:ada": 9, "room:other": 3 })).toEqual({ [QUAY]: 4 });
  });

  it("end with the same sequence whatever is lost, doubled or disordered, once what is missing was resumed", () => {
    const deliveries = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 200 });
    fc.assert(
      fc.property(deliveries, (delivered) => {
        const streams = new Streams();
        streams.start(QUAY, 0);
        const applied: number[] = [];
        for (const seq of delivered) applied.push(...seqs(streams.receive(posted(seq)).apply));
        for (let seq = (streams.position(QUAY) ?? 0) + 1; seq <= 40; seq += 1) {
          applied.push(...seqs(streams.receive(posted(seq)).apply));
        }
        expect(applied).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      }),
    );
  });
});

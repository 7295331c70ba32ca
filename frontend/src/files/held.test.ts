/** What a composer holds outlives it, and goes with who signs out. */
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { forgetEverything } from "../live/store";
import { heldAt, hold } from "./held";
import { keep, kept, type Waiting } from "./shelf";

const FILE: Waiting = {
  key: "k1",
  room: "r1",
  blob: new Blob(["plan"]),
  name: "plan.txt",
  alt: "",
  duration: null,
  peaks: [],
  file: null,
  kept_at: Date.now(),
};

describe("what a composer holds", () => {
  it("is there for the same place only, until it is taken", () => {
    hold("r1", ["k1", "k2"]);
    expect(heldAt("r1")).toEqual(["k1", "k2"]);
    expect(heldAt("r2")).toEqual([]);
    hold("r1", []);
    expect(heldAt("r1")).toEqual([]);
  });

  it("is gone for who signs in next, the file too", async () => {
    await keep(FILE);
    hold("r1", [FILE.key]);
    await forgetEverything();
    expect(heldAt("r1")).toEqual([]);
    await expect.poll(() => kept(FILE.key)).toBeUndefined();
  });
});

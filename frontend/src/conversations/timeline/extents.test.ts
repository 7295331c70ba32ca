import { describe, expect, it } from "vitest";
import { Extents, MOST_ROWS } from "./extents";

function ofRows(count: number, guess = 50): Extents {
  const extents = new Extents();
  const keys = Array.from({ length: count }, (_, i) => `m${i}`);
  extents.arrange(
    keys,
    keys.map(() => guess),
  );
  return extents;
}

describe("the heights of a timeline", () => {
  it("adds guesses and measures", () => {
    const extents = ofRows(4);
    expect(extents.total).toBe(200);
    expect(extents.measure("m1", 80)).toBe(true);
    expect(extents.measure("m1", 80)).toBe(false);
    expect(extents.offset(2)).toBe(130);
    expect(extents.total).toBe(230);
  });

  it("finds the row under a position", () => {
    const extents = ofRows(4);
    expect(extents.at(-10)).toBe(0);
    expect(extents.at(0)).toBe(0);
    expect(extents.at(49.9)).toBe(0);
    expect(extents.at(50)).toBe(1);
    expect(extents.at(9999)).toBe(3);
  });

  it("keeps measures when older rows come first", () => {
    const extents = ofRows(2);
    extents.measure("m0", 10);
    extents.arrange(["old", "m0", "m1"], [50, 50, 50]);
    expect(extents.indexOf("m0")).toBe(1);
    expect(extents.offset(2)).toBe(60);
  });

  it("never gives more rows than promised, and gives those on screen", () => {
    const extents = ofRows(100_000, 4);
    const { start, end } = extents.range(200_000, 200_400, 2000);
    expect(end - start).toBeLessThanOrEqual(MOST_ROWS);
    expect(extents.offset(start)).toBeLessThanOrEqual(200_000);
    expect(extents.offset(end)).toBeGreaterThanOrEqual(200_400);
  });

  it("is empty when there is nothing", () => {
    expect(ofRows(0).range(0, 500, 100)).toEqual({ start: 0, end: 0 });
    expect(ofRows(0).total).toBe(0);
  });
});

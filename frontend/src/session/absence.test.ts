import { describe, expect, it } from "vitest";
import { LONG, leftAt } from "./absence";

const NOON = Date.UTC(2026, 10, 27, 12);

describe("somebody who comes back", () => {
  it("left when they were last seen, if that was four hours ago or more", () => {
    expect(leftAt(NOON - LONG, NOON)).toEqual(new Date(NOON - LONG));
    expect(leftAt(NOON - LONG + 1, NOON)).toBeNull();
  });

  it("has not left when nothing is known, or a clock was wrong", () => {
    expect(leftAt(null, NOON)).toBeNull();
    expect(leftAt(Number.NaN, NOON)).toBeNull();
    expect(leftAt(NOON + 1, NOON)).toBeNull();
  });
});

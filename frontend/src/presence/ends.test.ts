import { describe, expect, it } from "vitest";
import { endOf } from "./ends";

/** A Friday. */
const FRIDAY = new Date(2026, 10, 27, 9, 30);

describe("a status ends", () => {
  it("in half an hour, or in an hour", () => {
    expect(endOf("half", "", FRIDAY)).toEqual(new Date(2026, 10, 27, 10, 0));
    expect(endOf("hour", "", FRIDAY)).toEqual(new Date(2026, 10, 27, 10, 30));
  });

  it("in the evening, or on Sunday evening", () => {
    expect(endOf("today", "", FRIDAY)).toEqual(new Date(2026, 10, 27, 23, 59));
    expect(endOf("week", "", FRIDAY)).toEqual(new Date(2026, 10, 29, 23, 59));
    expect(endOf("week", "", new Date(2026, 10, 29, 9))).toEqual(new Date(2026, 10, 29, 23, 59));
  });

  it("on the evening of a date, once it is chosen", () => {
    expect(endOf("date", "2026-12-24", FRIDAY)).toEqual(new Date(2026, 11, 24, 23, 59));
    expect(endOf("date", "", FRIDAY)).toBeNull();
  });

  it("never, if one wants", () => {
    expect(endOf("never", "2026-12-24", FRIDAY)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { plainOptions, stayUntil } from "./options";

const NOON = new Date(2026, 10, 27, 12, 0);

describe("what an announcement asks of its readers", () => {
  it("is nothing at first", () => {
    expect(plainOptions()).toEqual({ receipt: false, comments: true, home_until: null });
  });

  it("stays on the home page to the end of a day", () => {
    expect(stayUntil("3", "", NOON)).toBe(new Date(2026, 10, 30, 23, 59).toISOString());
    expect(stayUntil("date", "2026-12-24")).toBe(new Date(2026, 11, 24, 23, 59).toISOString());
  });

  it("does not stay there when no day is chosen", () => {
    expect(stayUntil("no", "2026-12-24", NOON)).toBeNull();
    expect(stayUntil("date", "", NOON)).toBeNull();
    expect(stayUntil("date", "demain", NOON)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { fieldOf, inHours, instantOf } from "./moments";

describe("the end of a time-out", () => {
  it("is the same moment in the field and on the wire", () => {
    const noon = new Date("2026-11-27T12:00:00.000Z");
    expect(instantOf(fieldOf(noon))).toBe(noon.toISOString());
    expect(instantOf(inHours(24, noon.getTime()))).toBe("2026-11-28T12:00:00.000Z");
  });

  it("is none while the field holds none", () => {
    expect(instantOf("")).toBeNull();
    expect(instantOf("demain")).toBeNull();
  });
});

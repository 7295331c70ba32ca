import { describe, expect, it } from "vitest";
import { fieldOf, instantOf, usualMoments } from "./moments";

describe("moments to be reminded at", () => {
  it("are to come, whatever the day and the hour", () => {
    for (const hour of [0, 8, 16, 17, 18, 23])
      for (let day = 1; day <= 14; day += 1) {
        const now = new Date(2026, 10, day, hour, 30);
        for (const { at } of usualMoments(now)) expect(at.getTime()).toBeGreaterThan(now.getTime());
      }
  });

  it("name Monday where it is not tomorrow", () => {
    const names = (day: number) => usualMoments(new Date(2026, 10, day, 10)).map((one) => one.name);
    expect(names(26)).toEqual(["hour", "evening", "tomorrow", "monday"]);
    expect(names(29)).toEqual(["hour", "evening", "tomorrow"]);
    expect(
      usualMoments(new Date(2026, 10, 23, 10))
        .at(-1)
        ?.at.getDate(),
    ).toBe(30);
  });

  it("go to a field and back", () => {
    const moment = new Date(2026, 10, 24, 18, 5);
    expect(fieldOf(moment)).toBe("2026-11-24T18:05");
    expect(instantOf(fieldOf(moment))).toBe(moment.toISOString());
    expect(instantOf("")).toBeNull();
  });
});

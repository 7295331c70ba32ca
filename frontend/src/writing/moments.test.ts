import { describe, expect, it } from "vitest";
import { dayIn, fieldIn, momentIn, taggedIn, usualMoments } from "./moments";

const PARIS = "Europe/Paris";

describe("moments by the clocks of a zone", () => {
  it("go there and back, in winter, in summer and overseas", () => {
    for (const [field, zone, instant] of [
      ["2026-11-24T18:00", PARIS, "2026-11-24T17:00:00.000Z"],
      ["2026-07-14T09:30", PARIS, "2026-07-14T07:30:00.000Z"],
      ["2026-11-24T18:00", "Indian/Reunion", "2026-11-24T14:00:00.000Z"],
      ["2026-11-24T18:00", "America/Martinique", "2026-11-24T22:00:00.000Z"],
    ] as const) {
      const at = momentIn(field, zone);
      expect(at?.toISOString()).toBe(instant);
      expect(fieldIn(new Date(instant), zone)).toBe(field);
    }
  });

  it("are written into a message with the offset of that day", () => {
    for (const [instant, zone, tag] of [
      ["2026-12-01T13:00:00Z", PARIS, "2026-12-01T14:00+01:00"],
      ["2026-07-01T12:00:59Z", PARIS, "2026-07-01T14:00+02:00"],
      ["2026-12-01T13:00:00Z", "America/Martinique", "2026-12-01T09:00-04:00"],
      ["2026-12-01T13:00:00Z", "Asia/Kolkata", "2026-12-01T18:30+05:30"],
    ] as const) {
      expect(taggedIn(new Date(instant), zone)).toBe(tag);
    }
  });

  it("at an hour that the night of March skips come an hour later, as the server has it", () => {
    expect(momentIn("2026-03-29T02:30", PARIS)?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it("around the change of October stay where they are said", () => {
    expect(momentIn("2026-10-25T09:00", PARIS)?.toISOString()).toBe("2026-10-25T08:00:00.000Z");
    expect(momentIn("2026-10-25T00:30", PARIS)?.toISOString()).toBe("2026-10-24T22:30:00.000Z");
  });

  it("are none where the field is none", () => {
    for (const field of ["", "demain", "2026-02-31T09:00", "2026-11-24"]) {
      expect(momentIn(field, PARIS)).toBeNull();
    }
  });

  it("that are usual are to come, by the day of the zone and not of UTC", () => {
    // Thursday 23:30 UTC is Friday in Paris.
    const now = new Date("2026-11-26T23:30:00Z");
    expect(dayIn(now, PARIS)).toBe("2026-11-27");
    const said = usualMoments(now, PARIS).map(({ name, at }) => `${name} ${fieldIn(at, PARIS)}`);
    expect(said).toEqual([
      "hour 2026-11-27T01:30",
      "evening 2026-11-27T18:00",
      "tomorrow 2026-11-28T09:00",
      "monday 2026-11-30T09:00",
    ]);
    const sunday = usualMoments(new Date("2026-11-29T20:00:00Z"), PARIS).map(({ name }) => name);
    expect(sunday).toEqual(["hour", "tomorrow"]);
  });
});

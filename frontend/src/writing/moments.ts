/** Moments to come as people choose them, by the clocks of their own time zone whatever the device's is. Pure. */

export interface Moment {
  name: "hour" | "evening" | "tomorrow" | "monday";
  at: Date;
}

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What the clocks of `zone` say at an instant. */
function fieldsIn(at: Date, zone: string): Fields {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

const utc = ({ year, month, day, hour, minute }: Fields): number =>
  Date.UTC(year, month - 1, day, hour, minute);

/** The instant at which the clocks of `zone` say so; at an hour that a night of March skips, an hour later. */
function instantOf(fields: Fields, zone: string): Date {
  const said = utc(fields);
  const offset = (at: number): number => utc(fieldsIn(new Date(at), zone)) - at;
  const first = said - offset(said);
  return new Date(said - Math.min(offset(first), offset(first - 3_600_000)));
}

const two = (number: number): string => String(number).padStart(2, "0");

/** `2026-11-24T18:00`, as a field for a moment takes it, by the clocks of `zone`. */
export function fieldIn(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = fieldsIn(at, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The instant that a field says by the clocks of `zone`, or null for an empty or a strange one. */
export function momentIn(field: string, zone: string): Date | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(field);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const fields = { year, month, day, hour, minute };
  if (fieldIn(new Date(utc(fields)), "UTC") !== field.slice(0, 16)) return null;
  return instantOf(fields, zone);
}

/** `2026-12-01T14:00+01:00`: an instant with the offset that the clocks of `zone` have then, as a time tag takes it. */
export function taggedIn(at: Date, zone: string): string {
  const minutes = (utc(fieldsIn(at, zone)) - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000;
  const far = Math.abs(minutes);
  const offset = `${minutes < 0 ? "-" : "+"}${two(Math.floor(far / 60))}:${two(far % 60)}`;
  return `${fieldIn(at, zone)}${offset}`;
}

/** The usual moments after `now`: those that are still to come today, tomorrow at nine, Monday. */
export function usualMoments(now: Date, zone: string): Moment[] {
  const today = fieldsIn(now, zone);
  const at = (days: number, hour: number): Date => {
    const then = new Date(utc({ ...today, hour: 12, minute: 0 }) + days * 86_400_000);
    const { year, month, day } = fieldsIn(then, "UTC");
    return instantOf({ year, month, day, hour, minute: 0 }, zone);
  };
  const moments: Moment[] = [{ name: "hour", at: new Date(now.getTime() + 3_600_000) }];
  if (today.hour < 17) moments.push({ name: "evening", at: at(0, 18) });
  moments.push({ name: "tomorrow", at: at(1, 9) });
  const weekday = new Date(utc(today)).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  if (toMonday > 1) moments.push({ name: "monday", at: at(toMonday, 9) });
  return moments;
}

/** `2026-11-24`: today by the clocks of `zone`. */
export function dayIn(at: Date, zone: string): string {
  return fieldIn(at, zone).slice(0, 10);
}

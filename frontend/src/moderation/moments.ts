/** Ends of a time-out that one usually wants, and between a field's words and a moment. */
const HOUR = 3_600_000;
export const USUAL_HOURS = [1, 24, 72, 168, 720] as const;

/** The value of a `datetime-local` field, in the zone of the browser. */
export function fieldOf(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export const inHours = (hours: number, now = Date.now()): string =>
  fieldOf(new Date(now + hours * HOUR));

/** The moment of a field, or null when there is none. */
export function instantOf(field: string): string | null {
  const at = new Date(field);
  return field && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

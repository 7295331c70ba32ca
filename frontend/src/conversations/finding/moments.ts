/** Moments to be reminded at, as people choose them, and what a field for a moment takes. Pure. */

export interface Moment {
  name: "hour" | "evening" | "tomorrow" | "monday";
  at: Date;
}

/** The usual moments after `now`, those that are still to come today among them. */
export function usualMoments(now: Date): Moment[] {
  const at = (days: number, hour: number): Date => {
    const moment = new Date(now);
    moment.setDate(moment.getDate() + days);
    moment.setHours(hour, 0, 0, 0);
    return moment;
  };
  const moments: Moment[] = [{ name: "hour", at: new Date(now.getTime() + 3_600_000) }];
  if (now.getHours() < 17) moments.push({ name: "evening", at: at(0, 18) });
  moments.push({ name: "tomorrow", at: at(1, 9) });
  const toMonday = (8 - now.getDay()) % 7 || 7;
  if (toMonday > 1) moments.push({ name: "monday", at: at(toMonday, 9) });
  return moments;
}

/** `2026-11-24T18:00`, in the time of this device. */
export function fieldOf(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The instant that a field says, or null for an empty one. */
export function instantOf(field: string): string | null {
  const moment = new Date(field);
  return field && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null;
}

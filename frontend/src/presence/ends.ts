/** When a status ends: what people say (« aujourd’hui », « cette semaine »), and the moment that it is here. */

export const ENDS = ["half", "hour", "today", "week", "date", "never"] as const;
export type End = (typeof ENDS)[number];

const MINUTE = 60_000;

/** The last minute of a day, here. */
function evening(at: Date): Date {
  const end = new Date(at);
  end.setHours(23, 59, 0, 0);
  return end;
}

/** Null: without an end, or until a date that was not chosen yet. Weeks end on Sunday. */
export function endOf(end: End, date: string, from: Date = new Date()): Date | null {
  if (end === "half") return new Date(from.getTime() + 30 * MINUTE);
  if (end === "hour") return new Date(from.getTime() + 60 * MINUTE);
  if (end === "today") return evening(from);
  if (end === "week") {
    const sunday = new Date(from);
    sunday.setDate(sunday.getDate() + ((7 - sunday.getDay()) % 7));
    return evening(sunday);
  }
  if (end === "never") return null;
  const [year, month, day] = date.split("-").map(Number);
  return year && month && day ? evening(new Date(year, month - 1, day)) : null;
}

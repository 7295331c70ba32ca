/** What an announcement asks of its readers, before it is published; and how long the home page may show it. */
import type { Options } from "../../announcements/announcements.svelte";

export type Stay = "no" | "1" | "3" | "7" | "30" | "date";

export const plainOptions = (): Options => ({ receipt: false, comments: true, home_until: null });

/** The end of the day that is `days` from today on, here. */
export function endOfDay(days: number, from: Date = new Date()): Date {
  const end = new Date(from);
  end.setDate(end.getDate() + days);
  end.setHours(23, 59, 0, 0);
  return end;
}

/** Until when the home page shows it: null for not at all, or for a date that was not chosen yet. */
export function stayUntil(stay: Stay, date: string, from: Date = new Date()): string | null {
  if (stay === "no") return null;
  if (stay !== "date") return endOfDay(Number(stay), from).toISOString();
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) return null;
  return new Date(year, month - 1, day, 23, 59).toISOString();
}

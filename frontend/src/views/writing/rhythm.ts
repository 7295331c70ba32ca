/** The rhythm of a recurring message as a form has it, and in words. */
import { dates, language, t } from "../../i18n";
import { dayIn } from "../../writing/moments";
import type { GivenRhythm, Recurring } from "../../writing/writing.svelte";

export type Every = "day" | "weekday" | "week" | "month";
export const EVERY: readonly Every[] = ["day", "weekday", "week", "month"];
export const NTH = [1, 2, 3, 4, -1] as const;

/** The names of the days, Monday first. */
export function dayNames(form: "long" | "short" = "long"): string[] {
  const format = new Intl.DateTimeFormat(language.code, { weekday: form, timeZone: "UTC" });
  // The 5th of January 1970 was a Monday.
  return [4, 5, 6, 7, 8, 9, 10].map((day) => format.format(new Date(day * 86_400_000)));
}

export function newRhythm(now = new Date()): GivenRhythm {
  const zone = language.timeZone;
  return {
    every: "week",
    weekdays: [0],
    nth: 1,
    at: "09:00",
    zone,
    starts_on: dayIn(now, zone),
    ends_on: null,
    skip_holidays: false,
  };
}

export function rhythmOf(card: Recurring): GivenRhythm {
  const { every, weekdays, nth, at, zone, starts_on, ends_on, skip_holidays } = card;
  return { every, weekdays, nth, at, zone, starts_on, ends_on, skip_holidays };
}

/** « Chaque lundi et jeudi à 9 h », « le premier lundi du mois ». */
export function said(rhythm: GivenRhythm): string {
  const [hour = 0, minute = 0] = rhythm.at.split(":").map(Number);
  // An hour without a day, in the zone that hours are written in here.
  const clock =
    language.code === "fr"
      ? `${hour} h${minute ? ` ${String(minute).padStart(2, "0")}` : ""}`
      : rhythm.at;
  const names = dayNames();
  const days = (rhythm.weekdays ?? []).map((day) => names[day] ?? "");
  const list = new Intl.ListFormat(language.code, { type: "conjunction" }).format(days);
  const every = rhythm.every as Every;
  if (every === "week") return t("writing.said.week", { days: list, clock });
  if (every === "month") {
    const nth = t(`writing.nth.${(rhythm.nth ?? 1) as (typeof NTH)[number]}`);
    return t("writing.said.month", { nth, day: list, clock });
  }
  return t(`writing.said.${every}`, { clock });
}

export const moment = (at: string): string => dates.moment(new Date(at));

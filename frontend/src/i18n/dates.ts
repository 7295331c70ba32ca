/** Dates and hours as people write them: « il y a 5 min » under a day, « mar. 24 nov., 18 h » after, always in the person's time zone. */
import { language } from "./language.svelte";

type Parts = Intl.DateTimeFormatOptions;
const formats = new Map<string, Intl.DateTimeFormat>();

function written(at: Date, options: Parts): string {
  const locale = language.code === "fr" ? "fr-FR" : "en-GB";
  const key = `${locale} ${language.timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { timeZone: language.timeZone, ...options });
    formats.set(key, format);
  }
  return format.format(at);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function hour(at: Date): string {
  const digits = written(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (language.code === "en") return digits;
  const [hours = "0", minutes = "00"] = digits.split(":");
  return `${Number(hours)}\u00a0h${minutes === "00" ? "" : `\u00a0${minutes}`}`;
}

/** « mar. 24 nov. », with the year when it is not this one. */
function day(at: Date, now: Date = new Date()): string {
  const sameYear = written(at, { year: "numeric" }) === written(now, { year: "numeric" });
  return written(at, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

function ago(milliseconds: number): string {
  const style = new Intl.RelativeTimeFormat(language.code, { numeric: "auto", style: "short" });
  if (milliseconds < MINUTE) return language.code === "fr" ? "à l’instant" : "just now";
  if (milliseconds < HOUR) return style.format(-Math.floor(milliseconds / MINUTE), "minute");
  return style.format(-Math.floor(milliseconds / HOUR), "hour");
}

function recent(at: Date, now: Date): string | null {
  const passed = now.getTime() - at.getTime();
  return passed < DAY && passed > -MINUTE ? ago(Math.max(0, passed)) : null;
}

export const dates = {
  /** « 18 h », « 9 h 05 »; "18:00" in English. */
  hour,
  day,
  /** « mar. 24 nov., 18 h ». */
  moment: (at: Date, now: Date = new Date()): string => `${day(at, now)}, ${hour(at)}`,
  /** « mardi 24 novembre 2026 à 18 h », for tooltips and screen readers. */
  full(at: Date): string {
    const date = written(at, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
    return `${date} ${language.code === "fr" ? "à" : "at"} ${hour(at)}`;
  },
  /** « mardi 24 novembre », for the lines between the days of a conversation. */
  longDay: (at: Date): string =>
    written(at, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  /** A number that is the same for two instants of the same day in the person's time zone: "2026-11-24". */
  dayKey: (at: Date): string =>
    written(at, { year: "numeric", month: "2-digit", day: "2-digit" })
      .split("/")
      .reverse()
      .join("-"),
  /** Relative under a day, in either direction of the clock; the moment itself beyond. */
  relative(at: Date, now: Date = new Date()): string {
    return recent(at, now) ?? dates.moment(at, now);
  },
  /** Relative under a day, the day alone beyond: for lists, where the hour of another day says little. */
  brief(at: Date, now: Date = new Date()): string {
    return recent(at, now) ?? day(at, now);
  },
};

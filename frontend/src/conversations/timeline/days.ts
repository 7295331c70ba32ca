/** Names of days between messages: « Aujourd’hui », « Hier », « lundi 23 novembre ». */
import { dates, t } from "../../i18n";

/** `day` is a local day, `2026-11-24`. */
export function dayName(day: string, now: Date = new Date()): string {
  if (day === dates.dayKey(now)) return t("conversations.today");
  if (day === dates.dayKey(new Date(now.getTime() - 86_400_000)))
    return t("conversations.yesterday");
  return dates.longDay(new Date(`${day}T12:00:00Z`));
}

/** What is said of an opening to those whom it concerns. */
import type { OpeningNotice } from "../../api/shapes";
import { dates, t } from "../../i18n";

const moment = (at: string): string => dates.moment(new Date(at));

/** Whether it is open at `now`: its time closes it, whoever says so when. */
export function isOpen(notice: OpeningNotice, now: Date): boolean {
  return notice.closed_at === null && new Date(notice.ends_at) > now;
}

export function whoReads(notice: OpeningNotice, now: Date): string {
  const [one, other] = notice.by;
  return t(isOpen(notice, now) ? "glass.notice.who" : "glass.notice.was", {
    one: one?.name ?? "",
    other: other?.name ?? "",
    since: moment(notice.since),
    until: moment(notice.until),
    ends: moment(notice.closed_at ?? notice.ends_at),
    reason: t(`glass.reason.${notice.reason}`),
  });
}

export const openedOn = (notice: OpeningNotice): string =>
  t("glass.notice.opened", { date: moment(notice.opened_at) });

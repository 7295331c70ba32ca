/** What a card says of a request or an opening, in words. */
import type { OpeningCard, OpeningState } from "../../api/shapes";
import { dates, t } from "../../i18n";
import type { IconName } from "../../shared/icons";

interface Fact {
  icon: IconName;
  text: string;
}

const moment = (at: string): string => dates.moment(new Date(at));

export function titleOf(opening: OpeningCard): string {
  if (opening.people.length)
    return t("glass.direct", { names: opening.people.map((one) => one.name).join(", ") });
  return opening.name ?? t("glass.aRoom");
}

export function toneOf(state: OpeningState): "neutral" | "success" | "warning" | "info" {
  if (state === "asked") return "info";
  return state === "open" ? "warning" : "neutral";
}

export function factsOf(opening: OpeningCard): Fact[] {
  const period = { since: moment(opening.since), until: moment(opening.until) };
  const by = { name: opening.asked_by.name, date: moment(opening.asked_at) };
  return [
    { icon: "clock", text: t("glass.period", period) },
    { icon: "user-round", text: t("glass.askedBy", by) },
    ...answerOf(opening),
    ...endOf(opening),
    ...noticeOf(opening),
  ];
}

function answerOf(opening: OpeningCard): Fact[] {
  if (opening.state === "asked")
    return [
      { icon: "key-round", text: t("glass.forHours", { count: opening.hours }) },
      { icon: "bell", text: t("glass.expires", { date: moment(opening.expires_at) }) },
    ];
  const { answered_by: person, answered_at: at } = opening;
  if (!person || !at) return [];
  const said = opening.state === "refused" ? "glass.refusedBy" : "glass.grantedBy";
  return [{ icon: "users", text: t(said, { name: person.name, date: moment(at) }) }];
}

function endOf(opening: OpeningCard): Fact[] {
  if (opening.state === "open" && opening.ends_at)
    return [{ icon: "eye", text: t("glass.ends", { date: moment(opening.ends_at) }) }];
  const at = opening.closed_at ?? opening.ends_at;
  if (opening.state !== "closed" || !at) return [];
  const text = opening.closed_by
    ? t("glass.closedBy", { name: opening.closed_by.name, date: moment(at) })
    : t("glass.closedAlone", { date: moment(at) });
  return [{ icon: "lock", text }];
}

function noticeOf(opening: OpeningCard): Fact[] {
  if (opening.told_at)
    return [{ icon: "mail", text: t("glass.told", { count: opening.concerned }) }];
  if (opening.opened_at && opening.notice_due_at)
    return [{ icon: "mail", text: t("glass.heldUntil", { date: moment(opening.notice_due_at) }) }];
  return opening.state === "asked" && opening.hold_days
    ? [{ icon: "mail", text: t("glass.wouldHold", { count: opening.hold_days }) }]
    : [];
}

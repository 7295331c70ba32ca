/** How a poll stands, in words. */
import type { PollCard } from "../../api/shapes";
import { dates, t } from "../../i18n";
import { clock } from "../../shared/clock.svelte";

/** Closed, or past its closing: a ballot is refused from its moment on. */
export const over = (poll: PollCard): boolean =>
  poll.closed_at !== null ||
  (poll.closes_at !== null && Date.parse(poll.closes_at) <= clock.now.getTime());

/** Why no counts are shown; empty where they are. */
export function whyHidden(poll: PollCard): string {
  if (poll.counts) return "";
  if (poll.closed_at) return t("polls.tooFew");
  return t(poll.results === "voted" && !poll.anonymous ? "polls.showsVoted" : "polls.showsClosed");
}

/** What is known beside the answers: how one chooses, how many have voted, until when. */
export function facts(poll: PollCard): string[] {
  const said = [t("polls.turnout", { count: poll.turnout })];
  if (poll.anonymous) said.push(t("polls.isAnonymous"));
  const at = poll.closed_at ?? poll.closes_at;
  if (at) {
    const moment = dates.moment(new Date(at), clock.now);
    said.push(t(poll.closed_at ? "polls.closedAt" : "polls.closesAt", { at: moment }));
  }
  return said;
}

export function howTo(poll: PollCard): string {
  if (poll.kind === "ranked") return t("polls.rank");
  if (poll.kind === "single") return "";
  return poll.most < poll.options.length
    ? t("polls.upTo", { count: poll.most })
    : t("polls.several");
}

export const labelOf = (poll: PollCard, key: string): string =>
  poll.options.find((one) => one.key === key)?.label ?? "";

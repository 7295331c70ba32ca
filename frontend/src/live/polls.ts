/** What events do to the polls on screen. Counts come about once a second for all who voted; what one sees by right of one's own vote is read again. */
import type { PollCard } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import type { LiveState } from "./state";

/** Puts a poll as REST answered it, counted as of the position `at` of its room. */
export function putPoll(state: LiveState, card: PollCard, at: number): void {
  const held = state.polls[card.id];
  if (held && held.at > at) return;
  state.polls[card.id] = { card, at };
  delete state.stale.polls[card.id];
}

function changed(state: LiveState, event: Of<"poll.changed">): void {
  const held = state.polls[event.poll.id];
  if (!held || event.seq <= held.at) return;
  const { card } = held;
  const over = event.poll.closed_at !== null;
  // What is shown to those alone who voted is not in what everybody hears.
  const counts = event.poll.counts ?? (over ? null : card.counts);
  Object.assign(card, event.poll, { counts });
  held.at = event.seq;
  if (over) {
    card.removable = [];
    card.abilities = { vote: false, withdraw: false, add: false, close: false };
  } else state.stale.polls[card.id] = true;
}

function counted(state: LiveState, event: Of<"poll.counted">): void {
  const held = state.polls[event.poll_id];
  if (!held || event.seq <= held.at) return;
  held.card.turnout = event.turnout;
  held.at = event.seq;
  if (event.counts) held.card.counts = event.counts;
  else if (held.card.counts) state.stale.polls[event.poll_id] = true;
}

function voted(state: LiveState, event: Of<"poll.voted">): void {
  const card = state.polls[event.poll_id]?.card;
  if (!card) return;
  card.voted = event.voted;
  card.my_choices = event.choices;
  card.abilities.withdraw = event.voted && !card.anonymous;
  if (card.anonymous && event.voted) card.abilities.vote = false;
  if (card.results === "voted") state.stale.polls[card.id] = true;
}

function deleted(state: LiveState, event: Of<"message.deleted">): void {
  for (const [id, held] of Object.entries(state.polls))
    if (held?.card.message === event.message_id) state.polls[id] = null;
}

reduces("polls", {
  "poll.changed": changed,
  "poll.counted": counted,
  "poll.voted": voted,
  "message.deleted": deleted,
});

/**
 * What events do to the publications on screen. They are messages of a feed: what happens to them comes by the events
 * of messages. Pure; counts change once, by the position that they hold, and the rest may be played again in order.
 */
import type { Id, LiveEvent, MessageCard } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import type { HeldPublication, LiveState } from "./state";
import { react } from "./windows";

const roomOf = (event: LiveEvent): Id => event.stream.slice("room:".length);

/** The publications of the event's feed that are on screen. */
function heldOf(state: LiveState, event: LiveEvent): [Id, HeldPublication][] {
  const room = roomOf(event);
  return Object.entries(state.publications).filter(
    (entry): entry is [Id, HeldPublication] => entry[1]?.card.message.room === room,
  );
}

function place(comments: MessageCard[], message: MessageCard): void {
  const at = comments.findIndex((one) => one.id === message.id);
  if (at >= 0) comments[at] = message;
  else {
    const after = comments.findLastIndex((one) => one.seq < message.seq);
    comments.splice(after + 1, 0, message);
  }
}

function posted(state: LiveState, event: Of<"message.posted">): void {
  const { message } = event;
  const news = state.freshPublications[message.room];
  const published = message.card?.kind === "publication" && message.reply_to === null;
  if (news && published && message.author.id !== state.viewer && message.card) {
    if (!news.includes(message.card.id)) news.push(message.card.id);
  }
  if (message.reply_to === null) return;
  for (const [, held] of heldOf(state, event)) {
    if (held.card.message.id !== message.reply_to) continue;
    if (held.comments) place(held.comments, message);
    if (event.seq <= held.at) continue;
    held.card.comments_count += 1;
    held.at = event.seq;
  }
}

/** A comment is back; what else was on screen is where it was. */
function restored(state: LiveState, event: Of<"message.restored">): void {
  const { message } = event;
  for (const [, held] of heldOf(state, event)) {
    if (held.card.message.id === message.reply_to && held.comments) place(held.comments, message);
  }
}

function edited(state: LiveState, event: Of<"message.edited">): void {
  for (const [, held] of heldOf(state, event)) {
    if (held.card.message.id === event.message.id) held.card.message = event.message;
    else if (held.comments?.some((one) => one.id === event.message.id)) {
      place(held.comments, event.message);
    }
  }
}

function deleted(state: LiveState, event: Of<"message.deleted">): void {
  for (const [id, held] of heldOf(state, event)) {
    if (held.card.message.id === event.message_id) state.publications[id] = null;
    else if (held.comments) {
      held.comments = held.comments.filter((one) => one.id !== event.message_id);
    }
  }
}

function reacted(state: LiveState, event: Of<"reaction.added" | "reaction.removed">): void {
  const added = event.type === "reaction.added";
  for (const [, held] of heldOf(state, event)) {
    for (const message of [held.card.message, ...(held.comments ?? [])]) {
      if (message.id === event.message_id) react(message, event.emoji, event.person, added);
    }
  }
}

function counted(state: LiveState, event: Of<"publication.changed">): void {
  for (const [id, held] of heldOf(state, event)) {
    if (id !== event.publication_id || event.seq <= held.at) continue;
    held.card.comments_count = event.comments_count;
    held.card.shares_count = event.shares_count;
    held.at = event.seq;
  }
}

/** A message shows something that is another now: it is read again where it is on screen. */
function cardChanged(state: LiveState, event: Of<"card.changed">): void {
  const { kind, id } = event.card;
  if (kind === "publication" && id in state.publications) state.stale.publications[id] = true;
}

reduces("publications", {
  "message.posted": posted,
  "message.edited": edited,
  "message.deleted": deleted,
  "message.restored": restored,
  "reaction.added": reacted,
  "reaction.removed": reacted,
  "publication.changed": counted,
  "card.changed": cardChanged,
});

/** How events change the windows of messages: insert in order, replace, remove; all of it idempotent. */
import type { Id, MessageCard } from "../api/shapes";
import type { Timeline } from "./state";

/** Whether a position falls inside what the window covers. */
export function covers(timeline: Timeline, seq: number): boolean {
  const first = timeline.messages[0];
  const last = timeline.messages.at(-1);
  if (timeline.hasOlder && (!first || seq < first.seq)) return false;
  if (timeline.hasNewer && (!last || seq > last.seq)) return false;
  return true;
}

function indexOf(timeline: Timeline, id: Id): number {
  return timeline.messages.findLastIndex((message) => message.id === id);
}

/** Puts a message in its place, or in the place of its older self. */
export function place(timeline: Timeline, message: MessageCard): void {
  if (timeline.topic !== null && message.topic !== timeline.topic) {
    remove(timeline, message.id);
    return;
  }
  const at = indexOf(timeline, message.id);
  if (at >= 0 && timeline.messages[at]?.seq === message.seq) {
    timeline.messages[at] = message;
    return;
  }
  if (at >= 0) timeline.messages.splice(at, 1);
  if (!covers(timeline, message.seq)) return;
  const after = timeline.messages.findLastIndex((one) => one.seq < message.seq);
  timeline.messages.splice(after + 1, 0, message);
}

export function remove(timeline: Timeline, id: Id): void {
  const at = indexOf(timeline, id);
  if (at >= 0) timeline.messages.splice(at, 1);
}

/** Adds or takes away one person's reaction; an emoji nobody has any more disappears. */
export function react(message: MessageCard, emoji: string, person: Id, added: boolean): void {
  const reaction = message.reactions.find((one) => one.emoji === emoji);
  if (!added) {
    if (!reaction) return;
    reaction.people = reaction.people.filter((one) => one !== person);
    if (reaction.people.length === 0) {
      message.reactions = message.reactions.filter((one) => one.emoji !== emoji);
    }
  } else if (!reaction) message.reactions.push({ emoji, people: [person] });
  else if (!reaction.people.includes(person)) reaction.people.push(person);
}

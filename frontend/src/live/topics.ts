/**
 * What live events do when messages move between thèmes and rooms. What is on screen follows at once; what is unread is
 * read again by REST, for how far one has read goes with them as only the server knows.
 */
import type { Id } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import { type LiveState, timelinesOf } from "./state";
import { uncertain } from "./unread";
import { remove } from "./windows";

/** The messages `ids` of a room (null: all of `from`) are in `topic` now, or (null) in the room no more. */
function move(
  state: LiveState,
  room: Id,
  which: { ids: readonly Id[] } | { from: Id },
  topic: Id | null,
): void {
  const moved = (id: Id, was: Id | null): boolean =>
    "from" in which ? was === which.from : which.ids.includes(id);
  for (const timeline of timelinesOf(state, room)) {
    for (const message of timeline.messages.filter((one) => moved(one.id, one.topic))) {
      if (topic === null || (timeline.topic !== null && timeline.topic !== topic))
        remove(timeline, message.id);
      else message.topic = topic;
    }
  }
  const entries = state.ledgers[room]?.entries ?? new Map();
  for (const [id, entry] of [...entries]) {
    if (!moved(id, entry.topic)) continue;
    if (topic === null) entries.delete(id);
    else entry.topic = topic;
  }
  const card = state.rooms[room];
  if (card) uncertain(state, card);
}

const roomOf = (event: { stream: string }): Id => event.stream.slice("room:".length);

function merged(state: LiveState, event: Of<"topic.merged">): void {
  delete state.topics[event.topic];
  move(state, roomOf(event), { from: event.topic }, event.into);
}

reduces("topics", {
  "message.moved": (state, event) =>
    move(state, roomOf(event), { ids: event.message_ids }, event.topic),
  "topic.merged": merged,
  "topic.followed": (state, { topic, choice }) => {
    const held = state.topics[topic];
    if (held) held.choice = choice;
  },
});

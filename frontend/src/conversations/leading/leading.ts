/** What is done to thèmes and to where messages are: each act, and how it is told and taken back. */
import { asProblem, del, patch, post, put } from "../../api/client";
import type { Id, TopicCard, TopicShape } from "../../api/shapes";
import { t } from "../../i18n";
import { connection } from "../../live/connection.svelte";
import { live } from "../../live/state.svelte";
import { toasts } from "../../shared/toasts.svelte";
import type { Room, Topic } from "../rooms.svelte";

export type Which = "one" | "later" | "all";

export interface Move {
  room: Id;
  new_topic?: string;
  topic?: Id;
  message?: Id;
  which?: Which;
  messages?: Id[];
}

interface Moved {
  messages: Id[];
  room: Id;
  topic: TopicShape | null;
}

/** Moves messages and says so, with a way back to where they were. Throws `ApiProblem`. */
export async function move(asked: Move, from: { room: Id; topic: Id | null }): Promise<void> {
  const moved = await post<Moved>("/moves/", asked);
  if (moved.messages.length === 0) {
    toasts.show(t("leading.movedNothing"));
    return;
  }
  const back = { room: from.room, ...(from.topic && { topic: from.topic }) };
  toasts.show(t("leading.moved", { count: moved.messages.length }), {
    tone: "success",
    action: {
      label: t("leading.undo"),
      act: () =>
        attempt(
          () => post("/moves/", { ...back, messages: moved.messages }),
          t("leading.movedBack"),
        ),
    },
  });
}

/** Does something of which a success is told, and a failure too. */
export function attempt(act: () => Promise<unknown>, done: string): void {
  act().then(
    () => toasts.done(done),
    (caught: unknown) => toasts.failed(asProblem(caught)),
  );
}

/** Shows the thème as the server has just told it, before its event comes. */
function held(card: TopicShape): void {
  const known = live.topics[card.id];
  if (known) Object.assign(known, card);
}

/** Throws `ApiProblem`, as do those below. */
export async function resolve(topic: Topic, summary: string): Promise<void> {
  held(await put<TopicShape>(`/topics/${topic.id}/resolution/`, { summary }));
}

export async function reopen(topic: Topic): Promise<void> {
  held(await del<TopicShape>(`/topics/${topic.id}/resolution/`));
}

export async function pin(topic: Topic, pinned: boolean): Promise<void> {
  const path = `/topics/${topic.id}/pin/`;
  held(await (pinned ? put<TopicShape>(path) : del<TopicShape>(path)));
}

export async function choose(topic: Topic, choice: "" | "follow" | "mute"): Promise<void> {
  const card = await put<TopicCard>(`/topics/${topic.id}/following/`, { choice });
  const known = live.topics[topic.id];
  if (known) known.choice = card.choice;
}

export async function rename(topic: Topic, title: string): Promise<void> {
  held(await patch<TopicShape>(`/topics/${topic.id}/`, { title }));
}

export async function merge(topic: Topic, into: Id): Promise<TopicShape> {
  return await post<TopicShape>(`/topics/${topic.id}/merging/`, { into });
}

/** Marks a room, or one of its thèmes, as read up to where it is. */
export async function readAll(room: Room, topic: Id | null): Promise<void> {
  const where = topic === null ? { room: room.id } : { room: room.id, topic };
  await connection.send({ type: "read.mark", ...where, seq: room.card.head });
}

/** What waits in all one's rooms, and where something was said lately: as REST tells it, grouped for the screen. Pure. */
import type { Id, Page, ShortPerson, TopicShape } from "../../api/shapes";

/** A room, or one of its thèmes, with what is unread there and the last thing said. */
export interface Talk {
  room: Id;
  topic: TopicShape | null;
  choice: string;
  unread: number;
  mentions: number;
  first_unread: number | null;
  first_message: Id | null;
  message: Id;
  seq: number;
  author: ShortPerson;
  excerpt: string;
  posted_at: string;
}
/** `since` is how far back the recent ones go; null: to the first word. */
export type TalkPage = Page<Talk> & { more: number; since?: string | null };

export interface Group {
  room: Id;
  talks: Talk[];
}

export const keyOf = (talk: Talk): string => `${talk.room}/${talk.topic?.id ?? ""}`;

/** By room, the room last talked in first; what one muted is apart. */
export function groupsOf(talks: readonly Talk[]): { groups: Group[]; muted: Talk[] } {
  const groups = new Map<Id, Group>();
  const muted: Talk[] = [];
  for (const talk of talks) {
    if (talk.choice === "mute" && talk.mentions === 0) {
      muted.push(talk);
      continue;
    }
    const group = groups.get(talk.room) ?? { room: talk.room, talks: [] };
    group.talks.push(talk);
    groups.set(talk.room, group);
  }
  return { groups: [...groups.values()], muted };
}

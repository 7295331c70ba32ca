/** What Accueil shows: one line for each room, or thème of a topic room, with what waits there. Pure. */
import type { Room, Topic } from "../../conversations/rooms.svelte";

export interface Line {
  id: string;
  room: Room;
  topic: Topic | null;
  unread: number;
  mentions: number;
  at: string | null;
}

const newest = (a: Line, b: Line): number => (b.at ?? "").localeCompare(a.at ?? "");

/** The lines of a room: its thèmes with something unread when they are known, else the room itself. */
export function linesOf(room: Room): Line[] {
  const whole: Line = {
    id: room.id,
    room,
    topic: null,
    unread: room.unread,
    mentions: room.mentions,
    at: room.card.last_posted_at,
  };
  const waiting = room.topics.filter((topic) => topic.unread > 0);
  if (room.card.kind !== "topic" || waiting.length === 0) return [whole];
  return waiting.map((topic) => ({
    id: topic.card.id,
    room,
    topic,
    unread: topic.unread,
    mentions: topic.mentions,
    at: topic.card.last_posted_at,
  }));
}

export interface Activity {
  mentions: Line[];
  unread: Line[];
  recent: Line[];
}

/** Mentions (and direct messages, which are addressed too) first, then what is unread, then where something moved lately. */
export function activityOf(rooms: readonly Room[], most = 8): Activity {
  const lines = rooms.filter((room) => !room.card.archived_at).flatMap(linesOf);
  const addressed = (line: Line) =>
    line.mentions > 0 || (line.room.card.kind === "direct" && line.unread > 0);
  return {
    mentions: lines.filter(addressed).sort(newest),
    unread: lines.filter((line) => line.unread > 0 && !addressed(line)).sort(newest),
    recent: lines
      .filter((line) => line.unread === 0 && line.at !== null)
      .sort(newest)
      .slice(0, most),
  };
}

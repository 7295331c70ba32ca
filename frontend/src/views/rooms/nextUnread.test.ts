import { describe, expect, it } from "vitest";
import type { Room } from "../../conversations/rooms.svelte";
import { nextUnread } from "./nextUnread";

const room = (id: string, kind: string, unread: number, archived = false): Room =>
  ({ id, unread, card: { kind, archived_at: archived ? "2026" : null } }) as unknown as Room;

const ROOMS = [
  room("club", "club", 1),
  room("news", "announcement", 2),
  room("quiet", "topic", 0),
  room("talk", "direct", 1),
  room("old", "club", 3, true),
  room("feed", "network", 4),
];
const walk = (open: string | undefined, by: 1 | -1) => nextUnread(ROOMS, open, by)?.id ?? null;

describe("the next unread room", () => {
  it("goes in the order of the sidebar, round and round", () => {
    expect([walk(undefined, 1), walk("news", 1), walk("club", 1), walk("talk", 1)]).toEqual([
      "news",
      "club",
      "talk",
      "news",
    ]);
  });

  it("goes back too, and begins at the end", () => {
    expect([walk(undefined, -1), walk("news", -1), walk("quiet", -1)]).toEqual([
      "talk",
      "talk",
      "news",
    ]);
  });

  it("stays where one is when nothing is unread elsewhere", () => {
    expect(nextUnread([room("club", "club", 1)], "club", 1)).toBeNull();
    expect(nextUnread([], undefined, 1)).toBeNull();
  });
});

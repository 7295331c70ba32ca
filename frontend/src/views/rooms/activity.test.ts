import { describe, expect, it } from "vitest";
import type { Room } from "../../conversations/rooms.svelte";
import { activityOf } from "./activity";

interface Made {
  kind?: string;
  unread?: number;
  mentions?: number;
  at?: string | null;
  archived?: boolean;
  topics?: { id: string; unread: number; mentions?: number; at?: string }[];
}

function room(id: string, made: Made = {}): Room {
  const topics = (made.topics ?? []).map((topic) => ({
    card: { id: topic.id, last_posted_at: topic.at ?? null },
    unread: topic.unread,
    mentions: topic.mentions ?? 0,
  }));
  return {
    id,
    unread: made.unread ?? 0,
    mentions: made.mentions ?? 0,
    topics,
    card: {
      kind: made.kind ?? "club",
      last_posted_at: made.at ?? null,
      archived_at: made.archived ? "2026-01-01" : null,
    },
  } as unknown as Room;
}

const ids = (lines: readonly { id: string }[]) => lines.map((line) => line.id);

describe("the home page", () => {
  it("puts what is addressed to the reader first: mentions and direct messages", () => {
    const activity = activityOf([
      room("ports", { unread: 3, at: "2026-11-03" }),
      room("ada", { kind: "direct", unread: 1, at: "2026-11-01" }),
      room("droit", { unread: 2, mentions: 1, at: "2026-11-02" }),
    ]);
    expect(ids(activity.mentions)).toEqual(["droit", "ada"]);
    expect(ids(activity.unread)).toEqual(["ports"]);
  });

  it("shows the thèmes with something unread in place of their room", () => {
    const activity = activityOf([
      room("dragage", {
        kind: "topic",
        unread: 3,
        at: "2026-11-03",
        topics: [
          { id: "boues", unread: 2, at: "2026-11-03" },
          { id: "lu", unread: 0 },
        ],
      }),
    ]);
    expect(ids(activity.unread)).toEqual(["boues"]);
  });

  it("lists what moved lately, newest first, without silent or archived rooms", () => {
    const activity = activityOf([
      room("ancien", { at: "2026-10-01" }),
      room("neuf", { at: "2026-11-01" }),
      room("muet"),
      room("clos", { at: "2026-11-02", archived: true }),
    ]);
    expect(ids(activity.recent)).toEqual(["neuf", "ancien"]);
  });
});

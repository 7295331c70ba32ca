import { describe, expect, it } from "vitest";
import type { SectionCard } from "../../api/shapes";
import type { Room } from "../../conversations/rooms.svelte";
import { inOrder, inSight, keptIn } from "./arranged";
import { nextUnread } from "./nextUnread";

const section = (id: string, more: Partial<SectionCard> = {}): SectionCard => ({
  id,
  kind: "own",
  name: id,
  sort: "name",
  folded: false,
  ...more,
});
const room = (id: string, kept: string | undefined, counts = [0, 0], more = {}): Room =>
  ({
    id,
    unread: counts[0],
    mentions: counts[1],
    card: {
      kind: "club",
      section: kept,
      archived_at: null,
      last_posted_at: null,
      created_at: "2026-01",
      ...more,
    },
  }) as unknown as Room;

/** By name, as the list of rooms is. */
const ROOMS = [
  room("anchors", "work", [0, 0], { last_posted_at: "2026-03" }),
  room("boats", "work", [3, 0], { last_posted_at: "2026-05" }),
  room("cranes", "work", [1, 1], { last_posted_at: "2026-04" }),
  room("docks", undefined, [1, 0]),
  room("old", "work", [2, 0], { archived_at: "2026" }),
  room("zoe", "stars", [1, 0], { kind: "direct" }),
];
const ids = (rooms: Room[]) => rooms.map(({ id }) => id);

describe("a section of one's own", () => {
  it("has its rooms by name, those with mentions and unread first, or the last talked in first", () => {
    const by = (sort: SectionCard["sort"]) => ids(keptIn(section("work", { sort }), ROOMS));
    expect(by("name")).toEqual(["anchors", "boats", "cranes"]);
    expect(by("unread")).toEqual(["cranes", "boats", "anchors"]);
    expect(by("recent")).toEqual(["boats", "cranes", "anchors"]);
  });

  it("folded, shows what is unread and what is open", () => {
    const work = section("work", { folded: true });
    expect(ids(inSight(work, keptIn(work, ROOMS)))).toEqual(["boats", "cranes"]);
    expect(ids(inSight(work, keptIn(work, ROOMS), "anchors"))).toEqual([
      "anchors",
      "boats",
      "cranes",
    ]);
  });

  it("comes before the others when one walks to what is unread", () => {
    const kept = inOrder([section("stars"), section("work")], ROOMS);
    expect(ids(kept)).toEqual(["zoe", "anchors", "boats", "cranes"]);
    const walk = (open?: string) => nextUnread(ROOMS.slice(3), open, 1, kept)?.id;
    expect([walk(), walk("zoe"), walk("boats"), walk("cranes"), walk("docks")]).toEqual([
      "zoe",
      "boats",
      "cranes",
      "docks",
      "zoe",
    ]);
  });
});

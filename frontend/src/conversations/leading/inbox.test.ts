import { describe, expect, it } from "vitest";
import { BRUNO } from "../../live/testing/fakes";
import { groupsOf, keyOf, type Talk } from "./inbox";

const talk = (room: string, topic: string | null, fields: Partial<Talk> = {}): Talk => ({
  room,
  topic: topic === null ? null : { ...THEME, id: topic, room },
  choice: "",
  unread: 1,
  mentions: 0,
  first_unread: 1,
  first_message: "m1",
  message: "m1",
  seq: 1,
  author: BRUNO,
  excerpt: "Un",
  posted_at: "2026-11-24T10:00:00.000Z",
  ...fields,
});
const THEME = {
  id: "",
  room: "",
  title: "Bornes",
  general: false,
  created_at: "2026-11-24T10:00:00.000Z",
  pinned_at: null,
  resolved_at: null,
  resolved_by: null,
  summary: "",
  summary_html: "",
};

describe("the inbox", () => {
  it("stands by room, the one last talked in first", () => {
    const { groups } = groupsOf([talk("quay", "a"), talk("club", null), talk("quay", "b")]);
    expect(groups.map(({ room, talks }) => [room, talks.map(keyOf)])).toEqual([
      ["quay", ["quay/a", "quay/b"]],
      ["club", ["club/"]],
    ]);
  });

  it("keeps apart what one muted, unless one is named there", () => {
    const quiet = talk("quay", "a", { choice: "mute" });
    const named = talk("quay", "b", { choice: "mute", mentions: 1 });
    const { groups, muted } = groupsOf([quiet, named]);
    expect(muted).toEqual([quiet]);
    expect(groups.flatMap(({ talks }) => talks)).toEqual([named]);
  });
});

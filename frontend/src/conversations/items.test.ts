import { describe, expect, it } from "vitest";
import type { OutboxEntry } from "../api/shapes";
import { ADA, message } from "../live/testing/fakes";
import { itemsOf, localDay, type Rows } from "./items";

const rows = (fields: Partial<Rows>) =>
  itemsOf({
    messages: [],
    pending: [],
    viewer: ADA.id,
    newSince: null,
    dayOf: (at) => at.slice(0, 10),
    ...fields,
  });
const outline = (fields: Partial<Rows>) =>
  rows(fields).map((item) =>
    item.kind === "day" || item.kind === "new"
      ? item.key
      : `${item.key}${item.continues ? "+" : ""}`,
  );
const entry = (fields: Partial<OutboxEntry> = {}): OutboxEntry => ({
  client_id: "mine",
  room: "quay",
  topic: null,
  new_topic: null,
  reply_to: null,
  text: "en route",
  created_at: "2026-11-23T10:00:30.000Z",
  state: "waiting",
  problem: null,
  ...fields,
});

describe("the rows of a timeline", () => {
  it("group an author's messages within five minutes, under a line a day", () => {
    const messages = [
      message(1),
      message(2),
      message(3, { author: ADA }),
      message(4, { posted_at: "2026-11-24T09:00:00.000Z", author: ADA }),
    ];
    expect(outline({ messages })).toEqual([
      "day:2026-11-23",
      "c1",
      "c2+",
      "c3",
      "day:2026-11-24",
      "c4",
    ]);
  });

  it("draw the line above the first new message by others, once", () => {
    const messages = [message(1), message(2, { author: ADA }), message(3), message(4)];
    expect(outline({ messages, newSince: 1 })).toEqual([
      "day:2026-11-23",
      "c1",
      "c2",
      "new",
      "c3",
      "c4+",
    ]);
  });

  it("keep the key of a message when it comes back from the server", () => {
    const before = rows({ pending: [entry()] });
    const after = rows({ messages: [message(9, { author: ADA, client_id: "mine" })] });
    expect(before.at(-1)?.key).toBe(after.at(-1)?.key);
  });

  it("put what is on its way last, on the last day, though this browser's clock is a day behind", () => {
    const late = entry({ created_at: "2026-11-22T10:00:00.000Z" });
    expect(outline({ messages: [message(1)], pending: [late] })).toEqual([
      "day:2026-11-23",
      "c1",
      "mine",
    ]);
  });
});

it("finds the local day", () => {
  expect(localDay("2026-11-23T23:30:00.000Z", "Europe/Paris")).toBe("2026-11-24");
  expect(localDay("2026-11-23T23:30:00.000Z", "UTC")).toBe("2026-11-23");
});

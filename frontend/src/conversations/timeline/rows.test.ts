import { describe, expect, it } from "vitest";
import type { Item } from "../items";
import { rowsOf } from "./rows";

function said(key: string, topic: string | null, continues = false): Item {
  return { kind: "message", key, continues, message: { topic } } as Item;
}

describe("the rows of a room seen whole", () => {
  it("name the thème each time it changes, and the author again", () => {
    const items = [said("a", "t1"), said("b", "t1", true), said("c", "t2", true)];
    const rows = rowsOf(items, true);
    expect(rows.map((row) => row.key)).toEqual(["topic:a", "a", "b", "topic:c", "c"]);
    expect(rows.map((row) => ("continues" in row ? row.continues : null))).toEqual([
      null,
      false,
      true,
      null,
      false,
    ]);
  });

  it("are the items themselves inside one thème", () => {
    const items = [said("a", "t1")];
    expect(rowsOf(items, false)).toBe(items);
  });

  it("name a thème that is being made", () => {
    const pending = {
      kind: "pending",
      key: "p",
      continues: false,
      entry: { topic: null, new_topic: "Grues", text: "" },
    } as unknown as Item;
    expect(rowsOf([pending], true)[0]).toMatchObject({ kind: "topic", title: "Grues" });
  });
});

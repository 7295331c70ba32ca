import { describe, expect, it } from "vitest";
import type { ComponentCard } from "../api/shapes";
import { find, height, lineage, places, rowsOf, treeOf } from "./tree";

function card(id: string, parent: string | null, fields: Partial<ComponentCard> = {}) {
  const shared = { community: "rivages", dimension: "component", archived_at: null } as const;
  return { id, parent, name: id, position: 0, people_count: 1, ...shared, ...fields };
}

const cards = [
  card("Optique", "Physique"),
  card("Lettres", null, { position: 1 }),
  card("Physique", "Sciences", { people_count: 2 }),
  card("Sciences", null),
  card("Chimie", "Sciences"),
  card("Master", null, { dimension: "track" }),
];
const tree = treeOf(cards, "component");

describe("the tree of components", () => {
  it("has the roots of its dimension in their order, and people counted with those below", () => {
    expect(tree.map((one) => [one.card.id, one.people])).toEqual([
      ["Sciences", 5],
      ["Lettres", 1],
    ]);
    expect(treeOf(cards, "track").map((one) => one.card.id)).toEqual(["Master"]);
  });

  it("shows what is open, with its place among those beside it", () => {
    expect(rowsOf(tree, new Set())).toHaveLength(2);
    const rows = rowsOf(tree, new Set(["Sciences"]));
    expect(rows.map((row) => [row.name, row.level, row.place, row.siblings])).toEqual([
      ["Sciences", 1, 1, 2],
      ["Chimie", 2, 1, 2],
      ["Physique", 2, 2, 2],
      ["Lettres", 1, 2, 2],
    ]);
    expect(rows[0]?.expanded).toBe(true);
  });

  it("tells where a component is and how high it is", () => {
    expect(lineage(tree, "Optique").map((one) => one.card.id)).toEqual([
      "Sciences",
      "Physique",
      "Optique",
    ]);
    expect(height(find(tree, "Sciences") as never)).toBe(3);
    expect(lineage(tree, "rien")).toEqual([]);
  });

  it("offers every place but those in what moves, and none that is too deep", () => {
    expect(places(tree, "Physique").map((one) => one.name)).toEqual([
      "Sciences",
      "Sciences / Chimie",
      "Lettres",
    ]);
    expect(places(tree, null, 1).map((one) => one.name)).toEqual(["Sciences", "Lettres"]);
  });

  it("keeps what lost its parent, at the root", () => {
    expect(treeOf([card("Seule", "ailleurs")], "component")).toHaveLength(1);
  });
});

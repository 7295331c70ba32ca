import { describe, expect, it } from "vitest";
import { allShortcuts, matching } from "./shortcuts";

const found = (query: string): string[] =>
  matching(allShortcuts(), query).flatMap(({ shortcuts }) => shortcuts.map(({ does }) => does));

describe("the help of the keyboard", () => {
  it("lists everything when nothing is looked for", () => {
    const all = allShortcuts().flatMap(({ shortcuts }) => shortcuts);
    expect(found("  ")).toHaveLength(all.length);
    expect(new Set(all.map(({ does }) => does)).size).toBe(all.length);
  });

  it("finds by what a key does, without accents, by its group and by the keys", () => {
    expect(found("repondre")).toEqual(["Répondre"]);
    expect(found("mise en forme gras")).toEqual(["Gras"]);
    expect(found("Alt Maj")).toEqual(["Salon non lu suivant", "Salon non lu précédent"]);
  });

  it("finds nothing for a word that is nowhere", () => {
    expect(found("xylophone")).toEqual([]);
  });
});

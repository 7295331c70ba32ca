import raw from "emoji-picker-element-data/fr/cldr/data.json";
import { describe, expect, it } from "vitest";
import { found, plain, read, toned } from "./data";

const all = read(raw as Parameters<typeof read>[0]);
const chars = (query: string) => found(query, all, 30).map(({ char }) => char);

describe("emoji by their French names", () => {
  it("are found by name, word, shortcode, with or without accents", () => {
    expect(chars("cotillons")[0]).toBe("🎉");
    expect(chars("fête")).toContain("🎉");
    expect(chars("fete")).toContain("🎉");
    expect(chars("signe_de_la_main")[0]).toBe("👋");
    expect(chars("pouce")).toContain("👍");
    expect(chars("zzzz")).toEqual([]);
  });

  it("have one spelling", () => {
    expect(plain("👍\uFE0F")).toBe("👍");
    expect(plain("❤\uFE0F")).toBe("❤\uFE0F");
    expect(new Set(all.map(({ char }) => char)).size).toBe(all.length);
  });

  it("take the skin tone chosen where they have one", () => {
    const thumb = all.find(({ char }) => char === "👍")!;
    expect(toned(thumb, 0)).toBe("👍");
    expect(toned(thumb, 1)).toBe("👍🏻");
    const party = all.find(({ char }) => char === "🎉")!;
    expect(toned(party, 5)).toBe("🎉");
  });
});

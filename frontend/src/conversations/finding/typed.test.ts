import { describe, expect, it } from "vitest";
import { completed, tailOf, wantedFor } from "./typed";

describe("what is being typed into the search", () => {
  it("is a word, or a name after an operator", () => {
    expect(tailOf("budget qua")).toMatchObject({ operator: null, word: "qua", start: 7 });
    expect(tailOf("budget de:ad")).toMatchObject({ operator: "de", word: "ad", start: 7 });
    expect(tailOf('budget -thème:"Bornes de')).toMatchObject({
      operator: "theme",
      word: "Bornes de",
      unwanted: true,
    });
    expect(tailOf("budget ")).toMatchObject({ operator: null, word: "" });
  });

  it("tells what may be suggested", () => {
    for (const [text, wanted] of [
      ["de:", "people"],
      ["in:x", "rooms"],
      ["thème:", "topics"],
      ["avant:h", "dates"],
      ["a:", "operators"],
      ["note:", "all"],
      ["budget", "all"],
    ] as const)
      expect(wantedFor(tailOf(text))).toBe(wanted);
  });

  it("gives way to what was chosen, in quotes where it has spaces", () => {
    expect(completed("budget ad", "de:", "Ada Lovelace")).toBe('budget de:"Ada Lovelace" ');
    expect(completed("budget -de:ad", "de:", "Ada")).toBe("budget -de:Ada ");
    expect(completed("av", "avant:", "")).toBe("avant:");
  });
});

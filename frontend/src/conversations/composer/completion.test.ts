import { describe, expect, it } from "vitest";
import { match, ranked, triggerAt } from "./completion";

const at = (text: string) => triggerAt(text, text.length);

describe("completion at the caret", () => {
  it.each([
    ["@", "@", ""],
    ["Bonjour @chl", "@", "chl"],
    ["Bonjour @Chloé Le", "@", "Chloé Le"],
    ["(#chantiers na", "#", "chantiers na"],
    ["merci :cot", ":", "cot"],
  ])("begins in « %s »", (text, sign, query) => {
    expect(at(text)).toMatchObject({ sign, query, end: text.length });
  });

  it.each([
    "ada@rivages.example",
    "à 10:30",
    "voici : la suite",
    "merci :c",
    "`@chl",
    "```\n@chl",
    "# Titre d'une longue annonce que voilà",
    "Bonjour\n",
  ])("leaves « %s » alone", (text) => {
    expect(at(text)).toBeNull();
  });
});

describe("the order of candidates", () => {
  it("reads without accents, ligatures or capitals", () => {
    expect(match("chloe", "Chloé Le Goff")).toBe(0);
    expect(match("goff", "Chloé Le Goff")).toBe(1);
    expect(match("lo", "Chloé")).toBe(2);
    expect(match("oeuvre", "Œuvres")).toBe(0);
    expect(match("x", "Chloé")).toBeNull();
  });

  it("puts beginnings first and second names last", () => {
    const people = [
      ["Marc Adam", "Port"],
      ["Zoé", "Adam SA"],
      ["Ada Lovelace", ""],
    ];
    expect(ranked("ada", people, (p) => p, 3).map((p) => p[0])).toEqual([
      "Ada Lovelace",
      "Marc Adam",
      "Zoé",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { DraftBlock } from "../api/shapes";
import { blankBlock } from "./presentation.svelte";
import { exchanged, hasWords, isIn, lacks, translate } from "./translations";

const text = (fields: Partial<DraftBlock> = {}): DraftBlock => ({
  ...blankBlock("text"),
  title: "Bienvenue",
  text: "Les ports.",
  ...fields,
});

describe("the languages of a page", () => {
  it("says which blocks lack a translation", () => {
    const block = text();
    expect([lacks(block, "en"), isIn(block, "en")]).toEqual([true, false]);
    translate(block, "en", "title", "Welcome");
    expect([lacks(block, "en"), isIn(block, "en")]).toEqual([true, true]);
    translate(block, "en", "text", "The ports.");
    expect(lacks(block, "en")).toBe(false);
    expect([hasWords(blankBlock("messages")), lacks(blankBlock("messages"), "en")]).toEqual([
      false,
      false,
    ]);
  });

  it("counts the labels of links and the roles of people", () => {
    const links = {
      ...blankBlock("links"),
      links: [{ label: "Site", url: "https://a.example", labels: {} }],
    };
    expect(lacks(links, "en")).toBe(true);
    expect(
      lacks({ ...links, links: [{ ...links.links[0]!, labels: { en: "Website" } }] }, "en"),
    ).toBe(false);
  });

  it("makes another language the first and loses nothing", () => {
    const block = text({ translations: { en: { title: "Welcome", text: "The ports.", alt: "" } } });
    const english = exchanged(block, "fr", "en");
    expect([english.title, english.translations.fr?.title]).toEqual(["Welcome", "Bienvenue"]);
    expect(exchanged(english, "en", "fr")).toEqual(block);
    const untranslated = exchanged(text(), "fr", "en");
    expect([untranslated.title, untranslated.translations]).toEqual(["Bienvenue", {}]);
  });
});

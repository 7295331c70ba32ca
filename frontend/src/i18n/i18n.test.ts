import { afterEach, describe, expect, it } from "vitest";
import { dates } from "./dates";
import { en } from "./en";
import { fr } from "./fr";
import { language, t } from "./language.svelte";
import { french } from "./typography";

const words = (catalogue: object): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, text]) =>
    typeof text === "string"
      ? [[key, text] as [string, string]]
      : Object.values(text as Record<string, string>).map((one) => [key, one] as [string, string]),
  );
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

afterEach(() => language.use("fr"));

describe("the catalogues", () => {
  it("ask for the same values in both languages", () => {
    const english = Object.fromEntries(words(en));
    for (const [key, text] of words(fr))
      expect(placeholders(english[key] ?? ""), key).toEqual(placeholders(text));
  });

  it("are written by people: no exclamation mark, no « Oups », typographic apostrophes", () => {
    for (const [key, text] of words(fr)) {
      expect(text, key).not.toMatch(/!|oups/i);
      expect(text, key).not.toMatch(/\w'\w/);
    }
  });
});

describe("French typography", () => {
  it("keeps high punctuation and quotation marks with their words", () => {
    expect(french("Quitter « Ports » ? Oui : non")).toBe(
      "Quitter «\u00a0Ports\u00a0»\u202f? Oui\u00a0: non",
    );
  });
});

describe("a text", () => {
  it("agrees with its number, and zero is singular in French", () => {
    expect(t("shell.unreadCount", { count: 0 })).toBe("0 message non lu");
    expect(t("shell.unreadCount", { count: 2 })).toBe("2 messages non lus");
  });

  it("changes language, and so does the page", async () => {
    await language.use("en");
    expect(t("shell.unreadCount", { count: 0 })).toBe("0 unread messages");
    expect(document.documentElement.lang).toBe("en");
  });
});

describe("a date", () => {
  const now = new Date("2026-11-24T18:00:00Z");

  it("is relative under a day and a moment beyond, in Paris", () => {
    expect(dates.relative(new Date("2026-11-24T17:55:00Z"), now)).toContain("5");
    expect(dates.relative(new Date("2026-11-22T17:05:00Z"), now)).toBe(
      "dim. 22 nov., 18\u00a0h\u00a005",
    );
    expect(dates.moment(new Date("2026-11-24T17:00:00Z"), now)).toBe("mar. 24 nov., 18\u00a0h");
  });

  it("leaves out the hour of another day in a list", () => {
    expect(dates.brief(new Date("2026-11-22T17:05:00Z"), now)).toBe("dim. 22 nov.");
  });

  it("bears its year when it is another one", () => {
    expect(dates.day(new Date("2024-06-03T10:00:00Z"), now)).toContain("2024");
  });
});

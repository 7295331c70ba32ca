import { describe, expect, it } from "vitest";
import { filled, type Situation } from "./placeholders";

const now: Situation = {
  to: "Chloé Le Goff",
  me: "Ada Lovelace",
  room: "Quais",
  community: "Rivages",
  date: "mar. 24 nov.",
  hour: "18 h",
};

describe("the placeholders of a snippet", () => {
  it("say whom, where and when, in both languages and whatever the capitals", () => {
    expect(
      filled("Bonjour {prénom} ({nom}), {DATE} à {heure} dans {salon} de {communauté}. {moi}", now),
    ).toBe(
      "Bonjour Chloé (Chloé Le Goff), mar. 24 nov. à 18 h dans Quais de Rivages. Ada Lovelace",
    );
    expect(filled("{firstname} {time}", now)).toBe("Chloé 18 h");
  });

  it("that say nothing here stay, and so does every other brace", () => {
    const alone = { ...now, to: null, community: null };
    expect(filled("Bonjour {prénom} de {communauté}", alone)).toBe(
      "Bonjour {prénom} de {communauté}",
    );
    expect(filled("{inconnu} {} {a b} `{x: 1}`", now)).toBe("{inconnu} {} {a b} `{x: 1}`");
  });
});

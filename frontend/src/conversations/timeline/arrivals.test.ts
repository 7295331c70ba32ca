import { describe, expect, it } from "vitest";
import { personal } from "../../moderation/personal.svelte";
import type { Message } from "../items";
import { saidOf } from "./arrivals";

const by = (name: string, text = "Bonjour"): Message =>
  ({ author: { id: name, name }, text }) as unknown as Message;

describe("what is heard of new messages", () => {
  it("is the message, when there is one", () => {
    expect(saidOf([by("Léa", "Le bac est là")], "Quais")).toBe("Léa, Le bac est là");
    expect(saidOf([by("Léa", "a".repeat(400))], "Quais")).toHaveLength("Léa, ".length + 280);
  });

  it("is how many there are, where and of whom, when there are several", () => {
    expect(saidOf([by("Léa"), by("Bruno"), by("Léa"), by("Léa")], "Quais")).toBe(
      "4 nouveaux messages dans «\u00a0Quais\u00a0», de Léa et Bruno",
    );
  });

  it("names three people at most", () => {
    const crowd = ["Léa", "Bruno", "Ada", "Gwen", "Nils"].map((name) => by(name));
    expect(saidOf(crowd, "Quais")).toMatch(/de Léa, Bruno, Ada et d’autres$/);
  });

  it("has names instead of their notation, and keeps what is hidden", () => {
    const text =
      "**Merci** @**Bruno Castets|01a2-77** : voir #**Quais|01a2**, la fin est ||heureuse||.";
    expect(saidOf([by("Léa", text)], "Quais")).toBe(
      "Léa, Merci @Bruno Castets : voir #Quais, la fin est (mots cachés).",
    );
    expect(saidOf([by("Léa", "")], "Quais")).toBe("Léa");
  });

  it("is nothing of somebody whom one ignores, but for what they announce", () => {
    personal.told("Léa", "ignored");
    expect(saidOf([by("Léa")], "Quais")).toBe("");
    expect(saidOf([by("Léa"), by("Bruno", "Oui")], "Quais")).toBe("Bruno, Oui");
    expect(saidOf([by("Léa")], "Annonces", true)).toBe("Léa, Bonjour");
    personal.told("Léa", "");
  });

  it("is nothing when there is nothing", () => {
    expect(saidOf([], "Quais")).toBe("");
  });
});

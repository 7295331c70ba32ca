import { describe, expect, it } from "vitest";
import { hueOf, initialsOf } from "./face";

describe("a face without an image", () => {
  it("bears the initials of the first and the last word of a name", () => {
    expect(initialsOf("Ada Lovelace")).toBe("AL");
    expect(initialsOf("Jean-Baptiste de la Salle")).toBe("JS");
    expect(initialsOf("élodie")).toBe("É");
  });

  it("bears a question mark where a name has no letter", () => {
    expect(initialsOf(" — ")).toBe("?");
  });

  it("keeps its colour", () => {
    expect(hueOf("0190-ada")).toBe(hueOf("0190-ada"));
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`person-${index}`)));
    expect(hues.size).toBe(12);
  });
});

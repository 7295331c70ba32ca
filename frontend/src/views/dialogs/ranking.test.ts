import { describe, expect, it } from "vitest";
import { answers, ranked } from "./ranking";

describe("the quick switcher", () => {
  it("finds without accents or case", () => {
    expect(answers("Économie bleue", "eco")).toBe(3);
    expect(answers("Dragage et sédiments", "SEDI")).toBe(2);
  });

  it("takes several words in any order", () => {
    expect(answers("Dragage et sédiments", "sed drag")).toBe(2);
    expect(answers("Dragage et sédiments", "ports")).toBe(0);
  });

  it("puts first what starts with what is typed, and keeps the order otherwise", () => {
    const rooms = [{ name: "Le port de pêche" }, { name: "Ports" }, { name: "Portuaire" }];
    expect(ranked(rooms, "port", 2).map((room) => room.name)).toEqual(["Ports", "Portuaire"]);
  });

  it("finds a thème by its room too, after the others", () => {
    const items = [{ name: "Boues", also: "Dragage" }, { name: "Dragage" }];
    expect(ranked(items, "dragage", 5).map((item) => item.name)).toEqual(["Dragage", "Boues"]);
  });
});

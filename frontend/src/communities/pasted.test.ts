import { describe, expect, it } from "vitest";
import type { GroupImport } from "../api/shapes";
import { refusedOf, textOf } from "./pasted";

const answer = (accepted: number[], refused: number[]): GroupImport => ({
  batch: null,
  lines: accepted.length + refused.length,
  accepted: accepted.map((line) => ({
    line,
    person: `p${line}`,
    name: "Ada",
    status: "member",
    before: null,
  })),
  refused: refused.map((line) => ({ line, text: "", code: "unknown_person", detail: "" })),
});

describe("the text of a file", () => {
  it("is read as UTF-8, without its mark", () => {
    expect(textOf(new TextEncoder().encode("\ufeffÈve;référent").buffer)).toBe("Ève;référent");
  });

  it("is read as a French spreadsheet wrote it", () => {
    const bytes = new Uint8Array([0xc8, 0x76, 0x65, 0x3b, 0xe9]);
    expect(textOf(bytes.buffer)).toBe("Ève;é");
  });
});

describe("what is left of a list", () => {
  it("is the lines that were refused, in their order", () => {
    expect(refusedOf("ada\r\nbob\neve\nzoe", answer([1, 3], [2, 4]))).toBe("bob\nzoe");
  });

  it("keeps the header, which the server does not count", () => {
    expect(refusedOf("\nnom;statut\nada\nbob", answer([3], [4]))).toBe("nom;statut\nbob");
  });

  it("is nothing when every line was taken", () => {
    expect(refusedOf("nom\nada", answer([2], []))).toBe("");
  });
});

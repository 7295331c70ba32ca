/** A list of people on its way into a group: the text of a file, and what is left of a list after its good lines went. Pure. */
import type { GroupImport } from "../api/shapes";

/**
 * The text of a file. Spreadsheets write CSV in UTF-8 with a mark or, in France, in Windows-1252, whose accents are not
 * valid UTF-8.
 */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The lines that were refused, under the header if there was one: what is left to correct. */
export function refusedOf(text: string, { accepted, refused }: GroupImport): string {
  if (refused.length === 0) return "";
  const lines = text.split(/\r\n|\r|\n/);
  const numbers = new Set(refused.map((one) => one.line));
  const first = lines.findIndex((line) => line.trim()) + 1;
  // The server answers for every line but a header.
  if (!accepted.some((one) => one.line === first)) numbers.add(first);
  return lines.filter((_, index) => numbers.has(index + 1)).join("\n");
}

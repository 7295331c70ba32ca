/** What the keys of writing do to a text and its selection: pure, so that it can be tried without a browser. */

export interface Edited {
  text: string;
  /** Selection after the change. */
  start: number;
  end: number;
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

/** Pasting an address over selected words makes them a link; null when this is not the case. */
export function pasted(address: string, text: string, start: number, end: number): Edited | null {
  const selected = text.slice(start, end);
  if (!selected.trim() || selected.includes("\n") || isAddress(selected)) return null;
  if (!isAddress(address.trim())) return null;
  const made = `[${selected}](${address.trim()})`;
  const caret = start + made.length;
  return { text: text.slice(0, start) + made + text.slice(end), start: caret, end: caret };
}

/** A new line inside a list or a quotation goes on with it; on an empty item it ends it. */
export function newLine(text: string, start: number, end: number): Edited {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const line = text.slice(from, start);
  const found = /^(\s*)([-*+] \[[ xX]\] |[-*+] |(\d{1,9})([.)]) |> )/.exec(line);
  if (found && line.length === found[0].length) {
    return { text: text.slice(0, from) + text.slice(end), start: from, end: from };
  }
  const next = found ? `\n${found[1]}${following(found)}` : "\n";
  const caret = start + next.length;
  return { text: text.slice(0, start) + next + text.slice(end), start: caret, end: caret };
}

function following(found: RegExpExecArray): string {
  if (found[3]) return `${Number(found[3]) + 1}${found[4]} `;
  return found[2]!.replace(/\[[xX]\]/, "[ ]");
}

/** True inside a fenced block, where Enter is a new line of code and nothing is completed. */
export function inBlock(text: string, caret: number): boolean {
  const fences = text.slice(0, caret).match(/^ {0,3}(```|~~~)/gm);
  return (fences?.length ?? 0) % 2 === 1;
}

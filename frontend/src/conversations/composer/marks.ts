/** What the Markdown buttons and their keys do to a text and its selection: pure, so that it can be tried without a browser. */
import { type Edited, isAddress } from "./lines";

export type Mark = "bold" | "italic" | "strike" | "code" | "block" | "link" | "list" | "quote";

const PAIRS: Partial<Record<Mark, string>> = {
  bold: "**",
  italic: "*",
  strike: "~~",
  code: "`",
};

/** Puts a mark around or before the selection, or takes it away when it is there already. */
export function mark(kind: Mark, text: string, start: number, end: number): Edited {
  const pair = PAIRS[kind];
  if (pair) return around(pair, text, start, end);
  if (kind === "block") return block(text, start, end);
  if (kind === "link") return link(text, start, end);
  return lines(kind === "list" ? "- " : "> ", text, start, end);
}

function around(pair: string, text: string, start: number, end: number): Edited {
  const selected = text.slice(start, end);
  const size = pair.length;
  const outside =
    text.slice(start - size, start) === pair &&
    text.slice(end, end + size) === pair &&
    !(pair === "*" && text.slice(start - 2, start) === "**" && text[start - 3] !== "*");
  if (outside) {
    const bare = text.slice(0, start - size) + selected + text.slice(end + size);
    return { text: bare, start: start - size, end: end - size };
  }
  // Marks around spaces are not marks in Markdown: leave the spaces outside.
  const lead = selected.length - selected.trimStart().length;
  const inner = selected.trim();
  const from = start + (inner ? lead : 0);
  const marked = text.slice(0, from) + pair + inner + pair + text.slice(from + inner.length);
  return { text: marked, start: from + size, end: from + size + inner.length };
}

function block(text: string, start: number, end: number): Edited {
  const before = start > 0 && text[start - 1] !== "\n" ? "\n" : "";
  const after = end < text.length && text[end] !== "\n" ? "\n" : "";
  const open = `${before}\`\`\`\n`;
  const selected = text.slice(start, end);
  return {
    text: `${text.slice(0, start)}${open}${selected}\n\`\`\`${after}${text.slice(end)}`,
    start: start + open.length,
    end: start + open.length + selected.length,
  };
}

function link(text: string, start: number, end: number): Edited {
  const selected = text.slice(start, end);
  if (isAddress(selected)) {
    const made = `${text.slice(0, start)}[](${selected})${text.slice(end)}`;
    return { text: made, start: start + 1, end: start + 1 };
  }
  const address = "https://";
  const made = `${text.slice(0, start)}[${selected}](${address})${text.slice(end)}`;
  const at = start + selected.length + 3;
  return selected
    ? { text: made, start: at, end: at + address.length }
    : { text: made, start: start + 1, end: start + 1 };
}

function lines(prefix: string, text: string, start: number, end: number): Edited {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", end);
  const to = stop === -1 ? text.length : stop;
  const all = text.slice(from, to).split("\n");
  const marked = all.every((line) => line.startsWith(prefix));
  const made = all.map((line) => (marked ? line.slice(prefix.length) : prefix + line)).join("\n");
  const first = marked ? -Math.min(prefix.length, start - from) : prefix.length;
  return {
    text: text.slice(0, from) + made + text.slice(to),
    start: start + first,
    end: end + made.length - (to - from),
  };
}

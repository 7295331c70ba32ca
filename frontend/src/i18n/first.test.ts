/** What the page begins with speaks only with words that are at hand: a text that comes later would be blank until then. */
import { describe, expect, it } from "vitest";
import { first } from "./fr/first";

const sources = import.meta.glob<string>("../**/*.{ts,svelte}", {
  eager: true,
  query: "?raw",
  import: "default",
});

const IMPORT = /^\s*(?:import|export)\s+(?!type\b)(?:[^"'();]*?\sfrom\s+)?"(\.[^"]+)"/gm;
const KEY = /\bt\(\s*"([\w.]+)"/g;
const BEGUN = /\bt\(\s*`([\w.]+)\$\{/g;

function fileOf(from: string, wanted: string): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of wanted.split("/")) {
    if (part === ".." && parts.at(-1) !== ".." && parts.length) parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const path = parts.join("/");
  return [path, `${path}.ts`, `${path}/index.ts`].find((one) => one in sources);
}

/** Everything that `main.ts` imports without waiting. */
function begun(): string[] {
  const found = new Set(["../main.ts"]);
  for (const file of found)
    for (const [, wanted = ""] of sources[file]?.matchAll(IMPORT) ?? []) {
      const next = fileOf(file, wanted);
      if (next) found.add(next);
    }
  return [...found];
}

describe("the first load", () => {
  const files = begun();

  it("is known to this test", () => {
    expect(files).toContain("../conversations/timeline/MessageRow.svelte");
    expect(files).not.toContain("../conversations/timeline/MessageToolbar.svelte");
    expect(files).not.toContain("./fr/index.ts");
  });

  it("has the words that it says", () => {
    const at = Object.keys(first);
    const blank = files.flatMap((file) => {
      const source = sources[file] ?? "";
      const whole = [...source.matchAll(KEY)].filter(([, key = ""]) => !at.includes(key));
      const starts = [...source.matchAll(BEGUN)].filter(
        ([, start = ""]) => !at.some((key) => key.startsWith(start)),
      );
      return [...whole, ...starts].map(([, key]) => `${file}: ${key}`);
    });
    expect(blank).toEqual([]);
  });

  it("has no word that only what comes later says", () => {
    const said = files.filter((file) => !file.startsWith("./fr/")).map((file) => sources[file]);
    const whole = said.join("\n");
    const starts = [...whole.matchAll(/`([\w.]+\.[\w.]*)\$\{/g)].map(([, start = ""]) => start);
    const idle = Object.keys(first).filter(
      (key) => !whole.includes(`"${key}"`) && !starts.some((start) => key.startsWith(start)),
    );
    expect(idle).toEqual([]);
  });
});

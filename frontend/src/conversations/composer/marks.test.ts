import { describe, expect, it } from "vitest";
import { type Edited, inBlock, newLine, pasted } from "./lines";
import { mark } from "./marks";

/** "a [b] c" is the text "a b c" with b selected; "a | c" has the caret at the bar. */
function read(drawn: string): [string, number, number] {
  if (drawn.includes("|")) {
    const at = drawn.indexOf("|");
    return [drawn.replace("|", ""), at, at];
  }
  const start = drawn.indexOf("«");
  const end = drawn.indexOf("»") - 1;
  return [drawn.replace("«", "").replace("»", ""), start, end];
}

function draw({ text, start, end }: Edited): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
}

describe("the Markdown keys", () => {
  it.each([
    ["bold", "un «mot» là", "un **«mot»** là"],
    ["bold", "un **«mot»** là", "un «mot» là"],
    ["bold", "un |", "un **|**"],
    ["italic", "un **«mot»** là", "un ***«mot»*** là"],
    ["italic", "un *«mot»* là", "un «mot» là"],
    ["strike", "«fait »", "~~«fait»~~ "],
    ["code", "«x»", "`«x»`"],
    ["block", "avant «x = 1» après", "avant \n```\n«x = 1»\n```\n après"],
    ["link", "le «port» ici", "le [port](«https://») ici"],
    ["link", "«https://a.example»", "[|](https://a.example)"],
    ["list", "un\n«deux\ntrois»", "un\n- «deux\n- trois»"],
    ["list", "- deu|x", "deu|x"],
    ["quote", "|", "> |"],
  ] as const)("%s: %s", (kind, before, after) => {
    expect(draw(mark(kind, ...read(before)))).toBe(after);
  });

  it("makes a link of words over which an address is pasted", () => {
    expect(draw(pasted("https://a.example", ...read("le «port» ici"))!)).toBe(
      "le [port](https://a.example)| ici",
    );
    expect(pasted("bonjour", ...read("le «port» ici"))).toBeNull();
    expect(pasted("https://a.example", ...read("le | ici"))).toBeNull();
  });

  it.each([
    ["- un|", "- un\n- |"],
    ["9. un|", "9. un\n10. |"],
    ["- [x] fait|", "- [x] fait\n- [ ] |"],
    ["- un\n- |", "- un\n|"],
    ["un|deux", "un\n|deux"],
    ["> dit|", "> dit\n> |"],
  ])("goes on with a list: %s", (before, after) => {
    expect(draw(newLine(...read(before)))).toBe(after);
  });

  it("knows when one writes code", () => {
    expect(inBlock("```py\nx", 7)).toBe(true);
    expect(inBlock("```py\nx\n```\n", 12)).toBe(false);
  });
});

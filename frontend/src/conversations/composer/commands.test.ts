import { describe, expect, it, vi } from "vitest";
import type { Pane } from "../pane.svelte";
import { commandNamed, commandsFor, commandsHere, offerCommand, typedCommand } from "./commands";

const pane = { can: (ability: string) => ability === "post" } as unknown as Pane;

function offer(key: string, names: string[], offered?: (pane: Pane) => boolean) {
  const run = vi.fn();
  offerCommand({
    key,
    icon: "clock",
    names: () => names,
    label: () => key,
    hint: () => "",
    ...(offered && { offered }),
    run,
  });
  return run;
}

const base = {
  icon: "clock",
  names: () => [],
  label: () => "",
  hint: () => "",
  run: vi.fn(),
} as const;

describe("what is typed as a command", () => {
  it("is a slash and a word at the very start", () => {
    expect(typedCommand("/planifier")).toEqual({ name: "planifier", rest: "" });
    expect(typedCommand("/Rappel  appeler la mairie\nlundi")).toEqual({
      name: "rappel",
      rest: "appeler la mairie\nlundi",
    });
  });

  it("is no path, no fraction and no text with a slash in it", () => {
    for (const text of [
      "/usr/bin",
      "1/2",
      "et/ou",
      "/",
      "//commentaire",
      "/2024",
      "voir /rappel",
    ]) {
      expect(typedCommand(text)).toBeNull();
    }
  });
});

describe("the commands", () => {
  it("are found by either name, and only where they are offered", () => {
    const run = offer("plan", ["planifier", "schedule"]);
    offer("lead", ["annoncer"], (given) => given.can("announce"));
    expect(commandNamed("schedule", pane)?.run).toBe(run);
    expect(commandNamed("annoncer", pane)).toBeUndefined();
    expect(commandsHere(pane).map(({ key }) => key)).toEqual(["plan"]);
  });

  it("are ranked by what is typed, without accents", () => {
    offer("plan", ["planifier", "schedule"]);
    offer("again", ["récurrent", "recurring"]);
    expect(commandsFor("rec", pane).map(({ key }) => key)).toEqual(["again"]);
    expect(commandsFor("", pane).length).toBe(2);
  });

  it("stand in their own order, whichever came first over the network", () => {
    offerCommand({ ...base, key: "help", order: 2 });
    offerCommand({ ...base, key: "poll", order: 0 });
    const keys = commandsHere(pane).map(({ key }) => key);
    expect([keys[0], keys.at(-1)]).toEqual(["poll", "help"]);
  });

  it("offered again under its key takes the place of the one before", () => {
    const again = offer("plan", ["planifier"]);
    expect(commandNamed("planifier", pane)?.run).toBe(again);
    expect(commandNamed("schedule", pane)).toBeUndefined();
  });
});

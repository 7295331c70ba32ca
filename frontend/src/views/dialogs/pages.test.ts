import { expect, it, vi } from "vitest";
import type { CommunityCard } from "../../api/shapes";
import { router } from "../router.svelte";
import { pagesOf } from "./pages";
import { ranked } from "./ranking";

const community = {
  id: "c1",
  abilities: { moderate: true },
  modules: { directory: false },
  on_accord: [],
  words: {},
} as unknown as CommunityCard;

it("the switcher leads to screens by their names, with or without a community", () => {
  const go = vi.spyOn(router, "go").mockImplementation(() => undefined);
  ranked(pagesOf(null), "recep", 1)[0]?.go();
  expect(go).toHaveBeenLastCalledWith("/reception");
  ranked(pagesOf(community), "moderation", 1)[0]?.go();
  expect(go).toHaveBeenLastCalledWith("/communautes/c1/moderation");
});

it("the switcher has no screen of a module that is off", () => {
  const names = (card: CommunityCard | null) => pagesOf(card).map(({ name }) => name);
  expect(names(null)).toContain("Annuaire");
  expect(names(community)).not.toContain("Annuaire");
});

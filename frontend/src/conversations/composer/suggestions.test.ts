import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as client from "../../api/client";
import type { CommunityCard, PersonCard } from "../../api/shapes";
import { live } from "../../live/state.svelte";
import { roomCard } from "../../live/testing/rest";
import { people } from "../../people/people.svelte";
import { Room } from "../rooms.svelte";
import { Suggestions } from "./suggestions.svelte";

const person = (id: string, name: string, organisation = ""): PersonCard => ({
  id,
  name,
  kind: "member",
  avatar: null,
  title: "",
  organisation,
});
const AICHA = person("a", "Aïcha Belkacem", "Ville de Hautebrume");
const BRUNO = person("b", "Bruno Castets");
const BRUNELLA = person("c", "Anne Brunella");

describe("whom one mentions", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function offered(
    query: string,
    near: PersonCard[],
    found: PersonCard[],
    crowds: { id: string; name: string; people: number }[] = [],
  ) {
    vi.spyOn(client, "get").mockResolvedValue({ results: crowds });
    const search = vi.spyOn(people, "search").mockResolvedValue(found);
    const suggestions = new Suggestions(new Room(roomCard("quay")), () => near);
    suggestions.follow(query, query.length);
    await vi.runAllTimersAsync();
    return { search, names: suggestions.list.map(({ label }) => label) };
  }

  it("is a role or a skill that somebody here has, behind the persons", async () => {
    const sailing = { id: "skill-7", name: "Bruyères", people: 2 };
    const { names } = await offered("@bru", [], [BRUNO], [sailing]);
    expect(names).toEqual(["Bruno Castets", "Bruyères"]);
  });

  it("is in the room, and named so before working somewhere named so", async () => {
    const { search, names } = await offered("Bonjour @bru", [], [AICHA, BRUNELLA, BRUNO]);
    expect(search).toHaveBeenCalledWith("bru", { room: "quay" });
    expect(names).toEqual(["Bruno Castets", "Anne Brunella", "Aïcha Belkacem"]);
  });

  it("is everybody at once, but for guests, who name persons only", async () => {
    const card = { ...roomCard("quay"), community: "c1" };
    const calls = async (role: string) => {
      live.communities.c1 = { id: "c1", role } as CommunityCard;
      vi.spyOn(people, "search").mockResolvedValue([]);
      const suggestions = new Suggestions(new Room(card), () => []);
      suggestions.follow("@tou", 4);
      await vi.runAllTimersAsync();
      return suggestions.list.map(({ label }) => label);
    };
    expect(await calls("member")).toEqual(["tous"]);
    expect(await calls("guest")).toEqual([]);
    delete live.communities.c1;
  });

  it("is not asked again of whoever was chosen, until the name is changed", async () => {
    vi.spyOn(people, "search").mockResolvedValue([BRUNO]);
    const suggestions = new Suggestions(new Room(roomCard("quay")), () => [BRUNO]);
    const open = async (text: string) => {
      suggestions.follow(text, text.length);
      await vi.runAllTimersAsync();
      return suggestions.open;
    };
    expect(await open("Merci @bru")).toBe(true);
    suggestions.settle(6, "@Bruno Castets ");
    expect(await open("Merci @Bruno Castets ")).toBe(false);
    expect(await open("Merci @Bruno Castets")).toBe(false);
    expect(await open("Merci @Brun")).toBe(true);
    // A command leaves nothing behind: the next one is offered.
    suggestions.settle(0, "");
    expect(await open("@bru")).toBe(true);
  });

  it("is offered once, those who spoke last first", async () => {
    const { names } = await offered("@bru", [BRUNELLA], [BRUNELLA, BRUNO]);
    expect(names).toEqual(["Anne Brunella", "Bruno Castets"]);
  });
});

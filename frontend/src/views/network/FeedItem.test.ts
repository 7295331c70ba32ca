/** What somebody whom one ignores publishes: a line that says so, opened on demand, live both ways. */
import { fireEvent, render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { PublicationCard } from "../../api/shapes";
import { message } from "../../live/testing/fakes";
import { personal } from "../../moderation/personal.svelte";
import FeedStage from "./FeedStage.test.svelte";

const card: PublicationCard = {
  id: "quay",
  community: "rivages",
  title: "Le quai est électrifié",
  message: message(1),
  comments_count: 0,
  shares_count: 0,
  abilities: {},
  reason: null,
};
const author = card.message.author.id;
const told = (distance: string): void => {
  personal.told(author, distance);
  flushSync();
};

beforeEach(() => personal.told(author, ""));

describe("a publication by somebody whom one ignores", () => {
  it("is folded as one begins to ignore them, and whole again as one ceases", () => {
    render(FeedStage, { card });
    expect(screen.getByRole("heading", { name: card.title })).toBeTruthy();
    told("ignored");
    expect(screen.queryByText(card.title)).toBeNull();
    expect(screen.getByRole("article").textContent).toContain(card.message.author.name);
    told("");
    expect(screen.getByRole("heading", { name: card.title })).toBeTruthy();
  });

  it("opens on demand, until they are ignored anew", async () => {
    told("blocked");
    render(FeedStage, { card });
    await fireEvent.click(screen.getByRole("button", { name: /^(Afficher|Show)/ }));
    expect(screen.getByRole("heading", { name: card.title })).toBeTruthy();
    told("");
    told("ignored");
    expect(screen.queryByText(card.title)).toBeNull();
  });
});

import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RoomCard } from "../../api/shapes";
import { drafts } from "../drafts.svelte";
import type { Message } from "../items";
import { Pane } from "../pane.svelte";
import { Room } from "../rooms.svelte";
import Stage from "./ComposerStage.test.svelte";

const abilities = { see: true, post: true, reply: true, react: true, join: true };
const card = (changes: Partial<RoomCard> = {}): RoomCard =>
  ({
    id: "r1",
    kind: "club",
    name: "Café du port",
    purpose: "",
    community: "c1",
    people: [],
    joined: true,
    archived_at: null,
    abilities,
    ...changes,
  }) as unknown as RoomCard;

function open(changes: Partial<RoomCard> = {}) {
  const pane = new Pane(new Room(card(changes)), null);
  const post = vi.spyOn(pane.conversation, "post").mockResolvedValue();
  render(Stage, { pane });
  return { pane, post, field: () => screen.getByRole<HTMLTextAreaElement>("textbox") };
}

const message = {
  id: "m1",
  seq: 1,
  text: "Bonjour",
  author: { id: "b", name: "Bruno" },
} as Message;

describe("the composer", () => {
  beforeEach(() => drafts.set("r1", null, ""));

  it("sends with Enter, goes to a new line with Shift", async () => {
    const { post, field } = open();
    const user = userEvent.setup();
    await user.click(field());
    await user.keyboard("Un{Shift>}{Enter}{/Shift}deux{Enter}");
    expect(post).toHaveBeenCalledWith("Un\ndeux", {});
    expect(field().value).toBe("");
  });

  it("makes a link of chosen words, and else leaves the key to what leads elsewhere", async () => {
    drafts.set("r1", null, "voir le plan");
    const { field } = open();
    await userEvent.click(field());
    const elsewhere = vi.fn();
    window.addEventListener("keydown", elsewhere);
    await userEvent.keyboard("{Control>}k{/Control}");
    expect(
      elsewhere.mock.calls.some(([event]) => event.key === "k" && !event.defaultPrevented),
    ).toBe(true);
    expect(field().value).toBe("voir le plan");
    elsewhere.mockClear();
    field().setSelectionRange(5, 12);
    await userEvent.keyboard("{Control>}k{/Control}");
    await vi.waitFor(() => expect(field().value).toContain("[le plan]("));
    expect(elsewhere.mock.calls.some(([event]) => event.key === "k")).toBe(false);
    window.removeEventListener("keydown", elsewhere);
  });

  it("sends the long form of a mention that it shows short", async () => {
    drafts.set("r1", null, "Merci @**Chloé Le Goff|c1**");
    const { post, field } = open();
    expect(field().value).toBe("Merci @Chloé Le Goff");
    await userEvent.click(field());
    await userEvent.keyboard(" !{Enter}");
    expect(post).toHaveBeenCalledWith("Merci @**Chloé Le Goff|c1** !", {});
  });

  it("puts a mark at the first press of its keys, whenever what marks has come", async () => {
    const { field } = open();
    await userEvent.type(field(), "gras");
    field().setSelectionRange(0, 4);
    await userEvent.keyboard("{Control>}b{/Control}");
    await vi.waitFor(() => expect(field().value).toBe("**gras**"));
  });

  it("answers the message that was chosen, once", async () => {
    const { pane, post, field } = open();
    pane.reply(message);
    await screen.findByText("Bruno");
    await userEvent.type(field(), "Oui{Enter}Et puis{Enter}");
    expect(post.mock.calls).toEqual([
      ["Oui", { replyTo: "m1" }],
      ["Et puis", {}],
    ]);
  });

  it("sends nothing of nothing", async () => {
    const { post, field } = open();
    await userEvent.type(field(), "   {Enter}");
    expect(post).not.toHaveBeenCalled();
  });

  it("changes the last message with the up arrow, when nothing is written", async () => {
    const { pane, field } = open();
    const last = vi.spyOn(pane, "editLast");
    await userEvent.type(field(), "{ArrowUp}");
    expect(last).toHaveBeenCalledOnce();
    await userEvent.type(field(), "a{ArrowUp}");
    expect(last).toHaveBeenCalledOnce();
  });

  it.each([
    [{ archived_at: "2026-11-01T00:00:00.000Z" }, /archivé/],
    [{ joined: false }, /sans en être membre/],
    [
      { kind: "announcement", abilities: { ...abilities, post: false, reply: false } },
      /^Seuls les animateurs publient ici\.$/,
    ],
    [{ abilities: { ...abilities, post: false, reply: false } }, /pas y écrire/],
  ] as const)("says why one cannot write: %o", (changes, words) => {
    open(changes as Partial<RoomCard>);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("lets a member answer an announcement", async () => {
    const { pane } = open({
      kind: "announcement",
      abilities: { ...abilities, post: false },
    });
    expect(screen.queryByRole("textbox")).toBeNull();
    pane.reply(message);
    expect(await screen.findByRole("textbox")).toBeTruthy();
  });
});

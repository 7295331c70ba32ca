/** The pages that a message leads to: words only, from this house, taken away by who may. */
import { render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MessageCard } from "../../api/shapes";
import { connection } from "../../live/connection.svelte";
import { reduce } from "../../live/reducers";
import { live } from "../../live/state.svelte";
import { message } from "../../live/testing/fakes";
import { personal } from "../../moderation/personal.svelte";
import LinkPreviews from "./LinkPreviews.svelte";

const URL_ = "https://port.example/escales";
const page = {
  url: URL_,
  title: "Port de Brest",
  description: "Escales <b>",
  site: "port.example",
};
const answers: unknown[] = [];
const asked: string[] = [];

beforeEach(() => {
  answers.length = asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`);
    const body = JSON.stringify(answers.shift() ?? { results: [], next: null });
    return new Response(body, { headers: { "content-type": "application/json" } });
  });
  live.previews = {};
});

const shown = async (said: MessageCard, removable: boolean): Promise<void> => {
  const found = { message: said.id, previews: [page], removable, inside: false, goals: [] };
  answers.push({ results: [found], next: null });
  render(LinkPreviews, { message: said });
  await screen.findByRole("link", { name: page.title });
};

describe("the places inside that a message leads to", () => {
  const goal = {
    url: "https://rivages.example/m/other?at=2",
    kind: "message",
    title: "Le quai est branché",
    place: "Quai",
    direct: false,
    author: { ...message(1).author, title: "", organisation: "" },
    about: ["other"],
  };
  const leads = (id: string, goals: unknown[]) => ({
    results: [{ message: id, previews: [], removable: false, inside: true, goals }],
    next: null,
  });
  const author = goal.author.id;
  beforeEach(() => personal.told(author, ""));

  it("are cards that lead there by this page's own way", async () => {
    answers.push(leads("m3", [goal]));
    render(LinkPreviews, { message: message(3) });
    const link = await screen.findByRole("link", { name: /Le quai est branché/ });
    expect(link.getAttribute("href")).toBe("/m/other?at=2");
    expect(link.textContent).toContain("Quai");
    expect(link.textContent).toContain(goal.author.name);
  });

  it("stay as they were until they are read again, when they change or one sees more", async () => {
    answers.push(leads("m4", [goal]), leads("m4", [{ ...goal, title: "Débranché" }]));
    render(LinkPreviews, { message: message(4) });
    await screen.findByText(goal.title);
    const edited = message(9, { id: "other", room: "elsewhere" });
    connection.heard.ring({ type: "message.edited", stream: "room:x", seq: 3, message: edited });
    expect(screen.getByText(goal.title)).toBeTruthy();
    await screen.findByText("Débranché");
    answers.push(leads("m4", []));
    connection.heard.ring({ type: "room.left", stream: "user:u", seq: 4, room: "x", head: 1 });
    await vi.waitFor(() => expect(screen.queryByRole("link")).toBeNull());
  });

  it("of somebody whom one ignores are links alone", async () => {
    answers.push(leads("m5", [goal]));
    render(LinkPreviews, { message: message(5) });
    await screen.findByText(goal.title);
    personal.told(author, "ignored");
    flushSync();
    expect(screen.queryByText(goal.title)).toBeNull();
  });
});

describe("the pages that a message leads to", () => {
  it("are shown as words, with nothing to load", async () => {
    await shown(message(1), false);
    expect(screen.getByRole("link").getAttribute("href")).toBe(URL_);
    expect(screen.getByText("Escales <b>")).toBeTruthy();
    expect(document.querySelector("img, iframe")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are asked for again when an event says that they are others", async () => {
    await shown(message(2), true);
    expect(screen.getByRole("button")).toBeTruthy();
    reduce(live, { type: "preview.changed", stream: "room:r", seq: 9, message_id: "m2" });
    flushSync();
    await vi.waitFor(() => {
      expect(screen.queryByRole("link")).toBeNull();
      expect(asked.filter((one) => one.includes("link-previews")).length).toBe(2);
    });
  });
});

/** The pages that a message leads to: words only, from this house, taken away by who may. */
import { render, screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { MessageCard } from "../../api/shapes";
import { reduce } from "../../live/reducers";
import { live } from "../../live/state.svelte";
import { message } from "../../live/testing/fakes";
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
  answers.push({ results: [{ message: said.id, previews: [page], removable }], next: null });
  render(LinkPreviews, { message: said });
  await screen.findByRole("link", { name: page.title });
};

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

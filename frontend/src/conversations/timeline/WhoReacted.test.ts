/** Who reacted: everybody by name, emoji by emoji; as many as there are; those whom one does not see are counted. */
import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import WhoReacted from "./WhoReacted.svelte";

const asked: string[] = [];
const person = (n: number) => ({
  id: `p${n}`,
  name: `Personne ${n}`,
  kind: "member",
  avatar: null,
  title: "",
  organisation: "",
});
const ids = (many: number) => Array.from({ length: many }, (_, n) => `p${n}`);

/** The server names the first `seen` of those who put a thumb; all the others put a heart. */
function serve(seen: number): void {
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(decodeURIComponent(path));
    const second = path.includes("cursor");
    const people = ids(seen).slice(second ? 50 : 0, second ? undefined : 50);
    const results = people.map((id) => ({ emoji: "👍", person: person(Number(id.slice(1))) }));
    const next =
      !second && seen > 50 ? "http://localhost/api/v1/messages/m1/reactions/?cursor=x" : null;
    return new Response(JSON.stringify({ results, next }), {
      headers: { "content-type": "application/json" },
    });
  });
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
});

const open = (thumbs: number, emoji?: string) =>
  render(WhoReacted, {
    message: "m1",
    now: () => [
      { emoji: "👍", people: ids(thumbs) },
      { emoji: "❤️", people: ["p900"] },
    ],
    emoji,
    community: null,
    onclose: () => undefined,
  });

describe("who reacted", () => {
  it("begins with the reaction that was pressed, and shows the others by their tabs", async () => {
    serve(2);
    open(2, "👍");
    await screen.findByText("Personne 1");
    expect(asked[0]).toContain("?emoji=👍");
    expect(screen.getByRole("tab", { selected: true }).textContent).toContain("👍");
    await fireEvent.click(screen.getByRole("tab", { name: /❤️/ }));
    await vi.waitFor(() => expect(asked.at(-1)).toContain("?emoji=❤️"));
  });

  it("names all of sixty, page after page", async () => {
    serve(60);
    open(60, "👍");
    await screen.findByText("Personne 49");
    await fireEvent.click(screen.getByRole("button", { name: /^(Afficher|Charger|Show|Load)/ }));
    await screen.findByText("Personne 59");
    expect(screen.queryByText(/vous ne voyez pas|you do not see/)).toBeNull();
  });

  it("counts those whom the reader does not see", async () => {
    serve(2);
    open(5, "👍");
    await screen.findByText("Personne 1");
    expect(screen.getByText(/^(et|and) 3 /)).toBeTruthy();
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchSoonWanted, later } from "./later.svelte";
import { toasts } from "./toasts.svelte";

afterEach(() => {
  for (const { id } of toasts.list) toasts.close(id);
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("code that comes later", () => {
  it("does what was asked before it came, in order, and at once afterwards", async () => {
    let come: (module: { add: number }) => void = () => {};
    const load = vi.fn(() => new Promise<{ add: number }>((resolve) => (come = resolve)));
    const part = later(load);
    const done: string[] = [];
    part.use(() => done.push("first"));
    part.use(() => done.push("second"));
    expect(done).toEqual([]);
    come({ add: 1 });
    await settled();
    part.use(() => done.push("third"));
    expect(done).toEqual(["first", "second", "third"]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("says when it cannot be had, and is asked for again the next time", async () => {
    const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError("offline"));
    load.mockResolvedValue("there");
    const part = later(load);
    const failed = vi.fn();
    part.use(() => {}, failed);
    await settled();
    expect(failed).toHaveBeenCalledTimes(1);
    expect(toasts.list).toHaveLength(1);
    await expect(part.fetch()).resolves.toBe("there");
  });

  it("comes with the others soon after the first screen, quietly when it cannot", async () => {
    const load = vi.fn(() => Promise.resolve("there"));
    const part = later(load);
    const gone = later(() => Promise.reject(new TypeError("offline")));
    fetchSoonWanted();
    await settled();
    expect(part.code).toBe("there");
    expect(gone.code).toBeNull();
    expect(toasts.list).toHaveLength(0);
  });
});

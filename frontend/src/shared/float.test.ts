/** What floats is unseen until it has its place, and is left alone once it is over. */
import { expect, test, vi } from "vitest";
import { fetchPlacing, float } from "./float";

function pair(): [HTMLElement, HTMLElement] {
  const anchor = document.createElement("button");
  const element = document.createElement("div");
  document.body.append(anchor, element);
  return [anchor, element];
}

test("an element is shown at its place, never before", async () => {
  const [anchor, element] = pair();
  const stop = float(anchor, element);
  expect(element.style.opacity).toBe("0");
  await vi.waitFor(() => expect(element.style.opacity).toBe(""));
  expect(element.style.left).toMatch(/px$/);
  stop();
});

test("what is closed before its place is known is not placed afterwards", async () => {
  const [anchor, element] = pair();
  float(anchor, element)();
  await fetchPlacing();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(element.style.left).toBe("");
});

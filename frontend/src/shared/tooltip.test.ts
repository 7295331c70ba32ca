import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tooltip } from "./tooltip";

const bubble = () => document.querySelector(".tooltip");
let button: HTMLButtonElement;
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  button = document.createElement("button");
  document.body.append(button);
  stop = tooltip("Ajouter")(button);
});
afterEach(() => {
  stop?.();
  button.remove();
  vi.useRealTimers();
});

function point(): void {
  button.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
  vi.advanceTimersByTime(500);
}

it("a tooltip is shown after a moment of pointing", () => {
  point();
  expect(bubble()?.textContent).toBe("Ajouter");
});

it("a tooltip is gone once its button was pressed, however it was", () => {
  point();
  button.click();
  expect(bubble()).toBeNull();
});

it("a tooltip does not cover what its button has opened", () => {
  button.setAttribute("aria-expanded", "true");
  point();
  expect(bubble()).toBeNull();
});

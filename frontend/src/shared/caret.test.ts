import { expect, it } from "vitest";
import { keptFocus } from "./caret";

const frame = () => new Promise(requestAnimationFrame);

it("one writes on where one was, once what was open above is closed", async () => {
  const field = document.createElement("textarea");
  const other = document.createElement("input");
  document.body.append(field, other);
  field.value = "à demi écrit";
  field.focus();
  field.setSelectionRange(2, 6);
  const back = keptFocus();
  other.focus();
  field.focus();
  field.setSelectionRange(0, 0);
  back();
  await frame();
  expect([field.selectionStart, field.selectionEnd]).toEqual([2, 6]);
  // Who has gone elsewhere meanwhile is left alone.
  field.setSelectionRange(0, 0);
  other.focus();
  back();
  await frame();
  expect(field.selectionStart).toBe(0);
  field.remove();
  other.remove();
});

it("the focus goes back where it was when what had it is taken away, and nowhere else", async () => {
  const button = document.createElement("button");
  const dialog = document.createElement("input");
  document.body.append(button, dialog);
  button.focus();
  const back = keptFocus();
  dialog.focus();
  dialog.remove();
  back();
  await frame();
  expect(document.activeElement).toBe(button);
  button.remove();
  back();
  await frame();
  expect(document.activeElement).toBe(document.body);
});

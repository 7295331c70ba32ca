import { expect, test } from "vitest";
import { mayCall } from "./crowds";

test.each([
  ["@tous réunion", true],
  ["Les @ici !", true],
  ["@**Pilotes|group-0190** ?", true],
  ["@**tous|all**", true],
  ["Qui ? @compétence voile", true],
  ["@everyone", true],
  ["@Tousignant arrive", false],
  ["@**Chloé Le Goff|0190c0de**", false],
  ["tous ensemble", false],
  ["chloe@ici.example", true],
])("%s", (text, may) => {
  // What only looks like one costs a question to the server, never a refusal.
  expect(mayCall(text)).toBe(may);
});

test("a crowd may be named one by one", () => {
  const named = (count: number) =>
    Array.from({ length: count }, (_, n) => `@**A ${n}|0190-${n}**`).join(" ");
  expect(mayCall(named(30))).toBe(false);
  expect(mayCall(named(31))).toBe(true);
});

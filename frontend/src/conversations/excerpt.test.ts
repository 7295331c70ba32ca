import { expect, it } from "vitest";
import { excerpt } from "./excerpt";

it.each([
  ["**Bonjour** @**Ada|1**,\n\nvoir [le plan](https://a.example)", "Bonjour @Ada, voir le plan"],
  ["- un\n- *deux*", "un deux"],
  ["à <time:2030-12-01T14:00> ici", "à 2030-12-01 14:00 ici"],
  ["> cité\n```py\nx = 1\n```", "cité x = 1"],
])("reads %j in short", (text, short) => {
  expect(excerpt(text, 100)).toBe(short);
});

it("cuts between letters, not inside one", () => {
  expect(excerpt("🎉🎉🎉🎉", 3)).toBe("🎉🎉…");
});

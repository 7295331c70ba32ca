import { expect, it, vi } from "vitest";

it("begins with the words of the first screen; whole in one language, it is whole in the other", async () => {
  vi.resetModules();
  const { language, t } = await import("./language.svelte");
  await language.use("en");
  expect([t("shell.home.title"), t("shell.cancel")]).toEqual(["Home", ""]);
  await language.whole();
  expect(t("shell.cancel")).toBe("Cancel");
  await language.use("fr");
  expect(t("shell.cancel")).toBe("Annuler");
});

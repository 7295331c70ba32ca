/** Bruno comes back after two days: what he missed in a line, then in a list, each with its way; and all of it read at once. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf, topicOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

journey("bruno comes back, sees what concerns him, goes there, and marks the rest as read", {}, async (stage) => {
  const name = `Hauturier ${Date.now().toString(36)}`;
  const room = await roomOf("topic", name);
  const topic = await topicOf(room, "Cap à tenir");
  await as("ada").say(room, "@Bruno Castets, le cap est bon ?", { topic: topic.id });
  await as("ada").put(`/topics/${topic.id}/resolution/`, { summary: "Cap au nord, à la marée." });
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await page.addInitScript(() => localStorage.setItem("chatcore.seen", String(Date.now() - 2 * 86_400_000)));
  await until("the notice is there", 30, async () =>
    (await as("bruno").get("/catch-up/")).addressed.some((one) => one.excerpt.includes("le cap est bon")),
  );
  await bruno.open("/");
  await page.getByText(/^Depuis le/).waitFor();
  await page.getByRole("link", { name: "Voir le rattrapage" }).click();
  await page.getByRole("heading", { name: "Rattrapage", level: 1 }).waitFor();
  const decisions = page.getByRole("list", { name: "Décisions" });
  await decisions.getByText("Cap au nord, à la marée.").waitFor();
  const mine = page.getByRole("list", { name: "Pour vous" }).getByRole("link").filter({ hasText: "le cap est bon" });

  // By keyboard: down the list, and into it.
  await page.getByRole("list", { name: "Pour vous" }).getByRole("link").first().focus();
  await page.keyboard.press("ArrowDown");
  await mine.focus();
  await page.keyboard.press("Enter");
  await page.locator("article[data-message]", { hasText: "le cap est bon" }).first().waitFor();

  await as("ada").say(room, "@Bruno Castets, et la houle ?", { topic: topic.id });
  const isTold = async () => (await as("bruno").get("/catch-up/")).addressed.some((one) => one.excerpt.includes("et la houle"));
  await until("the next notice is there", 30, isTold);
  await bruno.open("/rattrapage");
  const next = page.getByRole("list", { name: "Pour vous" }).getByRole("link").filter({ hasText: "et la houle" });
  await next.waitFor();
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await page.getByText("Tout est marqué comme lu").first().waitFor();
  // A slip: all of it is waiting again, then read for good.
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await next.waitFor();
  assert.ok(await isTold());
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await next.waitFor({ state: "detached" });
  const left = await as("bruno").get("/catch-up/");
  assert.deepEqual([left.addressed.length, left.topics.length, left.direct.length, left.others], [0, 0, 0, 0]);
  assert.equal(await page.getByRole("list", { name: "Pour vous" }).count(), 0);
});

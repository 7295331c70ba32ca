/** French, or English for those who choose it; light, or dark; and readable while the server is away. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { kill, start } from "./world/server.mjs";
import { words } from "./world/words.mjs";

journey("who chooses English reads English, refusals of the server too", { allow: [/status of 40[013]/] }, async (stage) => {
  const room = await roomOf("announcement", "Harbour news", ["bruno", "chloe"], { comments: false });
  const chloe = await stage.enter("chloe");
  await chloe.open("/moi/preferences");
  try {
    const languages = chloe.page.getByRole("group", { name: "Langue" });
    await languages.getByText("English").click();
    chloe.say = words.en;
    await chloe.page.getByRole("navigation", { name: words.en.nav }).waitFor();
    assert.equal(await chloe.page.evaluate(() => document.documentElement.lang), "en");
    await chloe.open("/");
    await chloe.page.getByRole("heading", { name: "Hello, Chloé" }).waitFor();
    await chloe.openRoom(room);
    const text = await chloe.page.locator("body").innerText();
    assert.doesNotMatch(text, /Seuls les animateurs|Accueil|Rechercher/);
    const refusal = await chloe.page.evaluate(async (id) => {
      const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? "";
      const answer = await fetch(`/api/v1/rooms/${id}/messages/`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify({ text: "Hello", client_id: crypto.randomUUID() }),
      });
      return { status: answer.status, ...(await answer.json()) };
    }, room.id);
    assert.equal(refusal.status, 403);
    assert.match(`${refusal.title} ${refusal.detail}`, /\b(the|only|you|here)\b/i);
  } finally {
    await as("chloe").patch("/me/", { language: "fr" });
  }
});

journey("the dark theme is chosen, kept, and there from the first picture on", {}, async (stage) => {
  const bruno = await stage.enter("bruno");
  const brightness = () =>
    bruno.page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    });
  await bruno.open("/moi/preferences");
  await bruno.page.getByText("Sombre").first().waitFor();
  assert.ok((await brightness()) > 200, "light to begin with");
  await bruno.page.getByText("Sombre").first().click();
  await bruno.page.waitForFunction(() => document.documentElement.matches("[data-theme=dark], .dark"));
  assert.ok((await brightness()) < 90, "dark at once");
  await bruno.page.reload();
  await bruno.page.getByText("Sombre").first().waitFor();
  assert.ok((await brightness()) < 90, "and after a reload");
});

journey("a reload without the server shows the last conversations", { away: true }, async (stage) => {
  const room = await roomOf("club", "Livre de bord");
  await as("bruno").say(room, "Vent de suroît, force six.");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  await ada.sees("Vent de suroît");
  await ada.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await kill();
  await ada.page.reload();
  await ada.sees("Vent de suroît");
  await ada.hears(ada.say.lost);
  await ada.page.getByRole("link", { name: /^Accueil/ }).click();
  await ada.page.getByRole("heading", { name: "Bonjour, Ada" }).waitFor();
  await ada.place("Livre de bord").click();
  await ada.sees("Vent de suroît");
  await start();
  await ada.page.getByRole("button", { name: "Réessayer maintenant" }).waitFor({ state: "detached", timeout: 45_000 });
});

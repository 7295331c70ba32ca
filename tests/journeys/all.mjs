/**
 * The browser journeys: real people's gestures in a real Chromium, against a started `python -m chatcore serve`.
 *
 * `npm run journeys` runs them all, `npm run journeys -- smoke` the short set, `npm run journeys -- talk phone` those
 * files. SQLite and the layer in memory, or DATABASE_URL and REDIS_URL. Pictures of every screen: `npm run pictures`.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { closeBrowser, openBrowser } from "./world/browser.mjs";
import { BASE, clear, prepare, RESULTS } from "./world/server.mjs";

const SMOKE = ["talk", "network", "invitation"];
const ALL = [
  "talk", "network", "outbox", "files", "topics", "leading", "rooms", "sections", "announcements", "notices", "presence", "catching", "finding", "writing", "invitation", "groups", "statuses", "components", "rules",
  "projects", "publications", "clubs", "phone", "keyboard", "language", "administration", "breakGlass", "accords", "management",
  "brand", "presentation", "site", "polls", "moderation", "networkModeration", "inside", "richly", "accessibility",
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? ALL : wanted.flatMap((one) => (one === "smoke" ? SMOKE : [one]));

before(async () => {
  rmSync(join(RESULTS, "journeys"), { recursive: true, force: true });
  const began = performance.now();
  await prepare();
  const version = await openBrowser();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`Chatcore on ${BASE}, Chromium ${version}, ready after ${seconds} s`);
});
after(async () => {
  await closeBrowser();
  await clear();
});

for (const name of chosen) await import(`./${name}.mjs`);

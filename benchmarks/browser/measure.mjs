/**
 * S10 in a real browser: what the first load brings, how fast one's own message shows and another's arrives,
 * how many rows a long timeline keeps. Driven by benchmarks/browser/__init__.py; prints JSON.
 *
 * node measure.mjs '{"site", "browser", "people": [email, email], "password", "room", "posts", "depth"}'
 */
import { createRequire } from "node:module";

const require = createRequire(new URL("../../frontend/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const asked = JSON.parse(process.argv[2]);
const ROWS = "[data-timeline] [data-key]";

const browser = await chromium.launch({ executablePath: asked.browser, args: ["--no-sandbox"] });
try {
  const [ada, bruno] = [await arrived(asked.people[0]), await arrived(asked.people[1])];
  const talked = await talk(ada.page, bruno.page);
  const scrolled = await scroll(bruno.page);
  console.log(
    JSON.stringify({ loaded: ada.loaded, openedMs: ada.openedMs, ...talked, scrolled, version: browser.version() }),
  );
} finally {
  await browser.close();
}

/** Signs somebody in and opens the room in a second, cold load; tells which scripts and styles that took. */
async function arrived(email) {
  const context = await browser.newContext({
    serviceWorkers: "block",
    locale: "fr-FR",
    viewport: { width: 1280, height: 800 },
  });
  const first = await context.newPage();
  await first.goto(`${asked.site}/connexion`);
  await first.fill("input[name=email]", email);
  await first.fill("input[name=password]", asked.password);
  await first.press("input[name=password]", "Enter");
  await first.waitForURL((url) => !url.pathname.startsWith("/connexion"));
  await first.close();

  const page = await context.newPage();
  const loaded = new Set();
  page.on("response", (answer) => {
    const path = new URL(answer.url()).pathname;
    if (/\.(js|css)$/.test(path)) loaded.add(path);
  });
  const began = performance.now();
  await page.goto(`${asked.site}/salons/${asked.room}`);
  await page.locator(ROWS).first().waitFor();
  return { page, loaded: [...loaded], openedMs: performance.now() - began };
}

/** Posts from one page, and measures from the key to the paint on both. */
async function talk(sender, reader) {
  for (const page of [sender, reader]) await page.evaluate(watchPaints, ROWS);
  const shown = [];
  const seen = [];
  const field = sender.locator("textarea").last();
  for (let number = 0; number < asked.posts; number += 1) {
    const text = `mesure-${number}-${Math.random().toString(36).slice(2)}`;
    for (const page of [sender, reader]) await page.evaluate((one) => window.awaitText(one), text);
    await field.fill(text);
    await field.press("Enter");
    const [mine, theirs] = await Promise.all([sender, reader].map((page) => page.evaluate(() => window.painted)));
    const sent = await sender.evaluate(() => window.sentAt);
    shown.push(mine - sent);
    seen.push(theirs - sent);
  }
  return { shown, seen };
}

/** In the page: `sentAt` is the time of the last Enter, `painted` the time when the awaited text was painted. */
function watchPaints(rows) {
  const clock = () => performance.timeOrigin + performance.now();
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.sentAt = clock();
  }, true);
  window.awaitText = (text) => {
    window.painted = new Promise((resolve) => {
      const isThere = () =>
        [...document.querySelectorAll(rows)].slice(-5).some((row) => row.textContent.includes(text));
      const look = () => {
        if (!isThere()) return;
        observer.disconnect();
        // After the frame that shows it: a task behind the next animation frame.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(clock());
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  };
}

/** Scrolls towards the past as fast as pages come; tells the most rows there were in the document at once. */
async function scroll(page) {
  return page.evaluate(
    async ({ rows, depth }) => {
      const scroller = document.querySelector("[data-timeline]");
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const positions = () =>
        [...document.querySelectorAll(`${rows}[data-seq]`)].map((row) => Number(row.dataset.seq));
      const newest = Math.max(...positions());
      const began = performance.now();
      let most = 0;
      let oldest = newest;
      let longest = 0;
      let last = performance.now();
      while (newest - oldest < depth && performance.now() - began < 45_000) {
        scroller.scrollTop -= scroller.clientHeight * 0.8;
        await frame();
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        most = Math.max(most, document.querySelectorAll(rows).length);
        oldest = Math.min(oldest, ...positions());
      }
      return { rows: most, passed: newest - oldest, seconds: (performance.now() - began) / 1000, longestFrameMs: longest };
    },
    { rows: ROWS, depth: asked.depth },
  );
}

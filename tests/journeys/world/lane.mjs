/** One server, one browser, and the journeys that are made with them one after the other. */
import { after, before } from "node:test";
import { closeBrowser, openBrowser } from "./browser.mjs";
import { BASE, clear, prepare } from "./server.mjs";

export async function pass(names) {
  before(async () => {
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
  for (const name of names) await import(`../${name}.mjs`);
}

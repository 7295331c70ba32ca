/**
 * The browser journeys: real people's gestures in a real Chromium, against a started `python -m chatcore serve`.
 *
 * `npm run journeys` runs them all, `npm run journeys -- smoke` the short set, `npm run journeys -- talk phone` those
 * files. SQLite and the layer in memory, or DATABASE_URL and REDIS_URL. Pictures of every screen: `npm run pictures`.
 *
 * All of them go in two lanes at once, each a process with a server, data and a browser of its own, where there are two
 * processors and no database that they would share. What a journey comes after does not depend on how fast the other lane is.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const SMOKE = ["talk", "network", "invitation"];
/** Even in what they take. */
const LANES = [
  [
    "talk", "network", "outbox", "files", "topics", "leading", "rooms", "sections", "announcements", "notices", "presence", "catching", "finding",
    "writing", "invitation", "groups", "statuses", "components", "rules", "projects", "publications", "clubs", "phone", "keyboard",
    "language", "administration", "breakGlass", "accords",
  ],
  [
    "management", "brand", "presentation", "site", "polls", "moderation", "networkModeration", "inside", "richly", "accessibility",
  ],
];

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? LANES.flat() : wanted.flatMap((one) => (one === "smoke" ? SMOKE : [one]));
const parted = wanted.length === 0 && availableParallelism() > 1 && !process.env.DATABASE_URL;

/** Runs the journeys of a lane in a process of its own; answers its exit code. */
async function goes(names, nth) {
  const began = performance.now();
  // The other lane has these too.
  const { CHATCORE_DATA, CHATCORE_JOURNEYS_PORT, ...shared } = process.env;
  const lane = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), ...names], {
    stdio: "inherit",
    env: { ...shared, CHATCORE_JOURNEYS_LANE: String(nth + 1) },
  });
  const [code] = await once(lane, "exit");
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`Lane ${nth + 1} of ${LANES.length} ended with ${code} after ${seconds} s`);
  return code ?? 1;
}

// What failed is kept until the next run; of a run in lanes, once for both.
if (!process.env.CHATCORE_JOURNEYS_LANE)
  rmSync(new URL("../../test-results/journeys", import.meta.url), { recursive: true, force: true });
if (parted) process.exitCode = Math.max(...(await Promise.all(LANES.map(goes))));
else await (await import("./world/lane.mjs")).pass(chosen);

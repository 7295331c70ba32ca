/** The started product: its own data, its own port, killed and brought back as a journey asks. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { until } from "./waiting.mjs";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const RESULTS = join(ROOT, "test-results");
const folder = mkdtempSync(join(tmpdir(), "chatcore-journeys-"));
const local = join(ROOT, ".venv/bin/python");
const python = existsSync(local) ? local : "python3";
const port = Number(process.env.CHATCORE_JOURNEYS_PORT) || (await freePort());
export const BASE = `http://127.0.0.1:${port}`;
export const PASSWORD = "rivages-demo";

const environment = {
  ...process.env,
  CHATCORE_DATA: process.env.CHATCORE_DATA || join(folder, "data"),
  CHATCORE_URL: BASE,
  CHATCORE_DEMO_PASSWORD: PASSWORD,
  // Four slashes: django-environ drops the first of the path.
  EMAIL_URL: `filemail:///${join(folder, "mail")}`,
};
const logPath = join(folder, "server.log");
let serving = null;
let working = null;

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port: found } = probe.address();
  probe.close();
  await once(probe, "close");
  return found;
}

function chatcore(...words) {
  const log = openSync(logPath, "a");
  return spawn(python, ["-m", "chatcore", ...words], {
    cwd: ROOT,
    env: environment,
    stdio: ["ignore", log, log],
  });
}

/** Runs a command of `python -m chatcore` to its end; answers the last line it printed. */
export async function run(...words) {
  const options = { cwd: ROOT, env: environment, maxBuffer: 1 << 24 };
  const { stdout } = await promisify(execFile)(python, ["-m", "chatcore", ...words], options);
  return stdout.trim().split("\n").at(-1);
}

/** Tables, the demonstration, the server; with Redis also the worker, which is then a process of its own. */
export async function prepare() {
  for (const name of ["data", "mail"]) mkdirSync(join(folder, name), { recursive: true });
  await run("migrate");
  await run("demo");
  await start();
  if (process.env.REDIS_URL) working = chatcore("worker");
}

export async function start() {
  if (serving) return;
  serving = chatcore("serve", "--host", "127.0.0.1", "--port", String(port));
  const mine = serving;
  await until("the server is ready", 60, async () => {
    if (mine.exitCode !== null) throw new Error(`the server ended by itself:\n${log(2000)}`);
    return (await fetch(`${BASE}/health/ready`).catch(() => null))?.ok;
  });
}

/** SIGKILL: no goodbye, nothing finished. */
export async function kill() {
  if (!serving) return;
  const gone = once(serving, "exit");
  serving.kill("SIGKILL");
  serving = null;
  await gone;
}

export async function clear() {
  for (const one of [serving, working]) {
    if (!one || one.exitCode !== null) continue;
    const gone = once(one, "exit");
    one.kill("SIGTERM");
    await Promise.race([gone, pause(5000, null, { ref: false }).then(() => one.kill("SIGKILL"))]);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The last characters of what the server has said. */
export function log(most = 100_000) {
  return existsSync(logPath) ? readFileSync(logPath, "utf8").slice(-most) : "";
}

/** The letters that were sent to an address, as text. */
export function letters(address) {
  return readdirSync(join(folder, "mail"))
    .map((name) => readFileSync(join(folder, "mail", name), "utf8"))
    .filter((text) => text.includes(`To: ${address}`))
    .map((text) => text.replaceAll("=\n", "").replaceAll("=3D", "="));
}

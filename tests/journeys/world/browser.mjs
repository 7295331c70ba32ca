/** The browser and the people in it: each has a context of their own; all they ask of the network is watched. */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { BASE, PASSWORD } from "./server.mjs";

const require = createRequire(new URL("../../../frontend/package.json", import.meta.url));
const { chromium } = require("playwright-core");
export const axePath = require.resolve("axe-core/axe.min.js");

const INSTALLED = ["chromium", "chromium-browser", "google-chrome"];
const SIZES = { phone: [360, 740], tablet: [820, 1180], desktop: [1440, 900] };
/** What a browser says by itself when the server is away; a page cannot keep it from doing so. */
const AWAY = /net::ERR_|WebSocket connection to .* failed|Failed to load resource: net::/;

let browser = null;
/** One sign-in a person, kept: the server rightly tires of the same person's. */
const sessions = new Map();

function executable() {
  if (process.env.CHATCORE_BROWSER) return process.env.CHATCORE_BROWSER;
  for (const name of INSTALLED) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // the next one
    }
  }
  throw new Error("no Chromium: run `make journeys`, or set CHATCORE_BROWSER");
}

export async function openBrowser() {
  browser = await chromium.launch({
    executablePath: executable(),
    // A microphone of its own, which hums: voice messages are recorded from it.
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ],
  });
  return browser.version();
}

export async function closeBrowser() {
  await browser?.close();
}

/** A context; `size` phone, tablet or desktop. `person` is somebody signed in already. */
export async function newContext({ person = null, size = "desktop", theme = "light", language = "fr" } = {}) {
  const [width, height] = SIZES[size];
  const touch = size === "phone";
  const context = await browser.newContext({
    baseURL: BASE,
    viewport: { width, height },
    colorScheme: theme,
    locale: language === "en" ? "en-GB" : "fr-FR",
    timezoneId: "Europe/Paris",
    reducedMotion: "reduce",
    hasTouch: touch,
    isMobile: touch,
    permissions: ["clipboard-read", "clipboard-write"],
    ...(person ? { storageState: await sessionOf(person) } : {}),
  });
  context.setDefaultTimeout(20_000);
  return context;
}

async function sessionOf(name) {
  if (!sessions.has(name)) sessions.set(name, signInByRequest(`${name}@rivages.example`));
  return sessions.get(name);
}

async function signInByRequest(email) {
  const context = await browser.newContext({ baseURL: BASE });
  try {
    const answer = await context.request.post("/api/v1/sessions/", {
      data: { email, password: PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
    return await context.storageState();
  } finally {
    await context.close();
  }
}

/** Notes what no page of ours may do. `allow` are patterns of what this journey provokes on purpose. */
export function watch(context, faults, allow) {
  const note = (what) => {
    if (!allow.some((pattern) => pattern.test(what))) faults.push(what);
  };
  context.on("request", (request) => {
    const url = request.url();
    const own = url.startsWith(`${BASE}/`) || /^(data|blob):/.test(url);
    if (!own) faults.push(`a request to elsewhere: ${url}`);
  });
  context.on("page", (page) => {
    page.on("console", (message) => {
      const where = message.location().url ?? "";
      if (message.type() === "error") note(`console: ${message.text()} ${where}`);
    });
    page.on("pageerror", (error) => note(`error: ${error.stack ?? error.message}`));
    page.on("websocket", (socket) => {
      if (!socket.url().startsWith(BASE.replace("http", "ws"))) note(`a socket to ${socket.url()}`);
    });
  });
}

export const SERVER_AWAY = AWAY;

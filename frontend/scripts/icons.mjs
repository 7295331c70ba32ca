/** Draws the PNG icons of the installed application from public/icons/icon.svg, with the browser named by CHROMIUM. */
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const folder = new URL("../public/icons/", import.meta.url);
const mark = readFileSync(new URL("icon.svg", folder), "utf8");
/** Name, side in px, share of the side that the mark takes, ground (null: transparent). */
const wanted = [
  ["icon-192.png", 192, 0.92, null],
  ["icon-512.png", 512, 0.92, null],
  ["icon-180.png", 180, 0.72, "#f7f4f0"], // iOS rounds the corners and wants no transparency
  ["icon-maskable-512.png", 512, 0.6, "#f7f4f0"], // inside the safe circle of 80 %
];

const executablePath = process.env.CHROMIUM;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const [name, side, share, ground] of wanted) {
  await page.setViewportSize({ width: side, height: side });
  const size = Math.round(side * share);
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${ground ?? "transparent"}}svg{width:${size}px;height:${size}px}</style>${mark}`,
  );
  await page.screenshot({ path: new URL(name, folder).pathname, omitBackground: ground === null });
}
await browser.close();

/**
 * `npm run pictures`: every screen at three sizes, light and dark, in `test-results/pictures`, to be looked at; and the
 * three of the README in `docs/pictures`. `npm run pictures -- readme` makes only those, `-- roles mandats` only those
 * screens.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closeBrowser, newContext, openBrowser } from "./world/browser.mjs";
import { Person } from "./world/person.mjs";
import { screensOf } from "./world/screens.mjs";
import { visit } from "./world/visiting.mjs";
import { clear, prepare, RESULTS } from "./world/server.mjs";

const FOLDER = join(RESULTS, "pictures");
const DOCS = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const ONLY = process.argv.slice(2).filter((one) => one !== "readme");
const README = { home: ["accueil", "desktop"], conversation: ["theme", "desktop"], phone: ["theme", "phone"] };

async function enter(who, size, theme) {
  const context = await newContext({ person: who, size, theme });
  return new Person(who, context, await context.newPage());
}

async function everyScreen() {
  for (const size of ["phone", "tablet", "desktop"])
    for (const theme of ["light", "dark"]) {
      mkdirSync(FOLDER, { recursive: true });
      const screens = (await screensOf(size)).filter((one) => !ONLY.length || ONLY.includes(one.name));
      for (const who of new Set(screens.map((one) => one.who))) {
        const person = await enter(who, size, theme);
        for (const screen of screens.filter((one) => one.who === who)) {
          await visit(person, screen).catch((error) => console.error(`${screen.name}: ${error.message}`));
          await person.page.screenshot({ path: join(FOLDER, `${screen.name}-${size}-${theme}.png`) });
        }
        await person.context.close();
      }
      console.log(`${size}, ${theme}: ${screens.length} screens`);
    }
}

async function readme() {
  mkdirSync(DOCS, { recursive: true });
  for (const [name, [wanted, size]] of Object.entries(README)) {
    const screen = (await screensOf(size)).find((one) => one.name === wanted);
    const person = await enter("ada", size, "light");
    await visit(person, screen);
    await person.page.screenshot({ path: join(DOCS, `${name}.png`) });
    await person.context.close();
  }
  console.log(`the README's pictures: ${DOCS}`);
}

await prepare();
await openBrowser();
try {
  if (!ONLY.length) await readme();
  if (!process.argv.includes("readme")) await everyScreen();
  console.log(`look at ${FOLDER}`);
} finally {
  await closeBrowser();
  await clear();
}

/** Every screen, light and dark, through axe with the rules of WCAG 2.1 AA and of the RGAA: no violation. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { axePath } from "./world/browser.mjs";
import { journey } from "./world/journey.mjs";
import { screensOf } from "./world/screens.mjs";
import { still, visit } from "./world/visiting.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "RGAAv4"];
const axe = readFileSync(axePath, "utf8");
/** Asked on purpose: who one is before signing in, what is not there or is none, a status that somebody bears. */
const EXPECTED = /status of (400|401|404|409|410)/;

function violations(page) {
  return page.evaluate(async (rules) => {
    const { violations: found } = await window.axe.run(document, { runOnly: rules });
    return found.map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id} × ${nodes.length}: ${first.target.join(" ")} ${first.failureSummary ?? ""}`;
    });
  }, RULES);
}

/** What is wrong with the screen that somebody is at, in the light and in the dark: which it is, only its colours know. */
async function look(person, found, name) {
  // Evaluated by the debugger: the page's own policy lets no foreign script in.
  await person.page.evaluate(`${axe}; undefined`);
  for (const theme of ["light", "dark"]) {
    await person.page.emulateMedia({ colorScheme: theme });
    await still(person.page);
    for (const one of await violations(person.page)) found.push(`${name}, ${theme}: ${one}`);
  }
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) found.push(`${name}: ${wide} px wider than the screen`);
}

for (const size of ["desktop", "phone"])
  journey(`no violation on any screen, light and dark: ${size}`, { allow: [EXPECTED], minutes: 15 }, async (stage, test) => {
    const found = [];
    const screens = await screensOf(size);
    for (const who of new Set(screens.map((one) => one.who))) {
      const person = await stage.enter(who, { size });
      for (const screen of screens.filter((one) => one.who === who)) {
        await person.page.emulateMedia({ colorScheme: "light" });
        try {
          await visit(person, screen);
          await look(person, found, screen.name);
        } catch (error) {
          // Said with the others: one screen that does not come hides none that does.
          found.push(`${screen.name}: ${error.message}`);
        }
      }
    }
    test.diagnostic(`${screens.length} screens`);
    assert.deepEqual(found, []);
  });

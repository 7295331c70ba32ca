/** A journey: a test with people in browsers, that leaves pictures and the server's log when it fails. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newContext, SERVER_AWAY, watch } from "./browser.mjs";
import { Person } from "./person.mjs";
import { log, RESULTS, start } from "./server.mjs";

const LONGEST = 4;

/**
 * Defines a journey. `act` gets a stage: `await stage.enter("ada", { size, theme, language })` opens a browser in
 * which Ada is signed in (null: nobody is) and answers a `Person`.
 *
 * A journey also fails when a page wrote an error to the console, broke the content security policy or asked anything
 * of another origin; `away: true` allows what a browser writes when the server does not answer, `allow` more.
 * `minutes`: what it may take at most.
 */
export function journey(name, { away = false, allow = [], minutes = LONGEST }, act) {
  test(name, { timeout: minutes * 60_000 }, async (context) => {
    const stage = new Stage([...(away ? [SERVER_AWAY] : []), ...allow]);
    const began = log().length;
    try {
      await act(stage, context);
      assert.deepEqual(stage.faults, [], "nothing unseemly in the browsers");
    } catch (error) {
      await stage.leaveTraces(name, log().slice(began));
      throw error;
    } finally {
      await stage.end();
    }
  });
}

class Stage {
  faults = [];
  people = [];

  constructor(allow) {
    this.allow = allow;
  }

  async enter(name, options = {}) {
    const context = await newContext({ person: name, ...options });
    watch(context, this.faults, this.allow);
    const person = new Person(name, context, await context.newPage());
    this.people.push(person);
    return person;
  }

  async leaveTraces(name, said) {
    const folder = join(RESULTS, "journeys", name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "server.log"), said);
    writeFileSync(join(folder, "faults.txt"), this.faults.join("\n"));
    for (const [nth, person] of this.people.entries())
      for (const [tab, page] of person.context.pages().entries()) {
        const path = join(folder, `${nth + 1}-${person.name ?? "nobody"}-${tab + 1}.png`);
        await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
      }
    console.log(`  pictures and log of the failure: ${folder}`);
  }

  async end() {
    for (const { context } of this.people) await context.close().catch(() => undefined);
    await start();
  }
}

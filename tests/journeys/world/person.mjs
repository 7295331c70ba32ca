/** What a person does with the application, by the roles and names that everybody has, also without a screen. */
import assert from "node:assert/strict";
import { words } from "./words.mjs";
import { PATIENCE, until } from "./waiting.mjs";

export class Person {
  constructor(name, context, page, language = "fr") {
    this.name = name;
    this.context = context;
    this.page = page;
    this.say = words[language];
  }

  /** The same person in another tab. */
  async newTab(path = null) {
    const tab = new Person(this.name, this.context, await this.context.newPage());
    tab.say = this.say;
    if (path) await tab.open(path);
    return tab;
  }

  async open(path = "/") {
    await this.page.goto(path);
    await this.page.locator("main").waitFor();
  }

  async openRoom(room, topic = null) {
    await this.open(`/salons/${room.id}${topic ? `/themes/${topic.id}` : ""}`);
    await this.hasOpened();
  }

  /** The conversation on screen has loaded (an empty one takes no room, so it is not « visible »). */
  async hasOpened() {
    await this.page.locator("[role=log][aria-busy=false]").waitFor({ state: "attached" });
  }

  async signIn(email, password) {
    await this.page.getByLabel(this.say.email).fill(email);
    await this.page.getByLabel(this.say.password, { exact: true }).fill(password);
    await this.page.getByRole("button", { name: this.say.signIn, exact: true }).click();
  }

  get log() {
    return this.page.getByRole("log", { name: this.say.messages });
  }

  get composer() {
    return this.page.getByRole("textbox", { name: this.say.composer }).last();
  }

  /** The message or messages with this text, sent or waiting; not those that answer it. */
  message(text) {
    const said = this.page.locator("[data-body]").filter({ hasText: text });
    return this.log.getByRole("article").filter({ has: said });
  }

  /** The sidebar's line of a room or thème. */
  place(name) {
    return this.page.getByRole("navigation", { name: this.say.nav }).getByRole("link", { name });
  }

  async write(text) {
    await this.composer.click();
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Waits until exactly one message with this text is there. */
  async sees(text, seconds = PATIENCE) {
    await this.message(text).first().waitFor({ timeout: seconds * 1000 });
    assert.equal(await this.message(text).count(), 1, `« ${text} » once`);
  }

  async seesNo(text) {
    await until(`« ${text} » is gone`, PATIENCE, async () => (await this.message(text).count()) === 0);
  }

  async hears(text, seconds = PATIENCE) {
    await this.page.getByText(text).first().waitFor({ timeout: seconds * 1000 });
  }

  /** Does something with a message by its toolbar. */
  async act(text, action) {
    const message = this.message(text);
    await message.hover();
    const toolbar = message.getByRole("toolbar", { name: this.say.actions });
    await toolbar.waitFor();
    const direct = toolbar.getByRole("button", { name: action, exact: true });
    if (await direct.count()) return direct.click();
    await toolbar.getByRole("button", { name: this.say.more }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** What the sidebar says of a place: the number in words, or "" when all is read. */
  async badge(name) {
    const text = (await this.place(name).first().textContent()) ?? "";
    return text.match(this.say.count)?.[0]?.replaceAll(/\s/g, " ") ?? "";
  }

  async badgeBecomes(name, wanted, seconds = PATIENCE) {
    let last = "";
    await until(`the badge of ${name} says « ${wanted} »`, seconds, async () => {
      last = await this.badge(name);
      return last === wanted;
    }).catch((error) => {
      throw new Error(`${error.message}; it says « ${last} »`);
    });
  }
}

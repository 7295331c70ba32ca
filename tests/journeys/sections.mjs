/** Sections of one's own: by the menu, by dragging, by keyboard and with a finger; the same on all one's screens. */
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

const stamp = () => Date.now().toString(36);
const section = (page, name) => page.locator("section[data-section]").filter({ has: page.getByRole("button", { name, exact: true }) });
const row = (within, room) => within.getByRole("link", { name: new RegExp(`^${room.name}`) });

/** Asks for a menu until it is there: what arranges the list comes a moment after it. */
async function opens(item, ask) {
  await until("the menu of the room opens", 20, async () => {
    await ask();
    return item.waitFor({ timeout: 2000 }).then(() => true, () => false);
  });
}

/** Opens the menu of a room in the sidebar, and does what the entry says. */
async function arrange(page, room, entry) {
  const item = page.getByRole("menuitem", { name: entry }).or(page.getByRole("menuitemradio", { name: entry }));
  const line = page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${room.name}`) });
  await opens(item, () => line.click({ button: "right" }));
  await item.click();
}

async function nothingKept(who) {
  const { results } = await as(who).get("/sections/");
  for (const { id } of results) await as(who).del(`/sections/${id}/`);
}

journey("bruno keeps rooms in sections of his own, by menu and by dragging; his other screen follows", {}, async (stage) => {
  await nothingKept("bruno");
  const [first, second] = [await roomOf("club", `Amarres ${stamp()}`), await roomOf("club", `Bittes ${stamp()}`)];
  const bruno = await stage.enter("bruno");
  const { page } = bruno;
  await bruno.openRoom(first);
  const other = await bruno.newTab("/");
  // A tab behind another one draws once a second, which every gesture would wait for.
  await page.bringToFront();

  await arrange(page, first, "Ajouter aux favoris");
  for (const one of [page, other.page]) await row(section(one, "Favoris"), first).waitFor();
  await page.getByRole("banner").or(page.locator("header")).getByRole("button", { name: "Retirer des favoris" }).waitFor();

  await arrange(page, second, "Nouvelle section…");
  await page.getByLabel("Nom de la section").fill("Quais");
  await page.getByRole("button", { name: "Créer", exact: true }).click();
  for (const one of [page, other.page]) await row(section(one, "Quais"), second).waitFor();

  // Dragged from the favourites into the section, and out of it to where it stands by itself.
  await row(section(page, "Favoris"), first).dragTo(section(page, "Quais"));
  for (const one of [page, other.page]) await row(section(one, "Quais"), first).waitFor();
  await row(section(page, "Quais"), first).dragTo(page.getByRole("heading", { name: "Annonces", exact: true }));
  await until("it is back among the clubs", 20, async () => (await section(page, "Quais").getByRole("link").count()) === 1);

  // Folded, it shows what is unread.
  await page.getByRole("button", { name: "Quais", exact: true }).click();
  await until("it is folded", 20, async () => (await section(other.page, /^Quais/).getByRole("link").count()) === 0);
  await as("ada").say(second, "Une bitte est descellée");
  await row(section(page, /^Quais/), second).waitFor();

  await section(page, /^Quais/).hover();
  await page.getByRole("button", { name: "Menu de la section Quais" }).click();
  await page.getByRole("menuitem", { name: "Supprimer la section" }).click();
  await page.getByText(/est supprimée/).first().waitFor();
  await until("its room is back", 20, async () => (await section(other.page, /^Quais/).count()) === 0);
  await row(other.page.getByRole("navigation"), second).waitFor();
});

journey("ada arranges her rooms by keyboard alone", {}, async (stage) => {
  await nothingKept("ada");
  const room = await roomOf("club", `Cales ${stamp()}`);
  const ada = await stage.enter("ada");
  await ada.open("/");
  const { page } = ada;
  const line = row(page.getByRole("navigation"), room);
  await opens(page.getByRole("menu"), async () => {
    await line.focus();
    await page.keyboard.press("Shift+F10");
  });
  await page.keyboard.press("Enter");
  await row(section(page, "Favoris"), room).waitFor();
  await until("the focus is on a room again", 20, async () => page.evaluate(() => document.activeElement?.hasAttribute("data-room") || document.activeElement === document.body));
  await as("ada").post("/sections/", { name: "Chantiers" });
  await section(page, "Chantiers").waitFor();
  await page.getByRole("button", { name: "Menu de la section Chantiers" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Monter" }).press("Enter");
  await until("it stands before the favourites", 20, async () => (await page.locator("section[data-section]").first().innerText()).startsWith("Chantiers"));
  await until("the server has it so", 20, async () => {
    const { results } = await as("ada").get("/sections/");
    return results.map((one) => one.kind).join() === "own,favourites";
  });
  await nothingKept("ada");
});

journey("on her phone chloe puts a room among the favourites with a long press, and from its header", {}, async (stage) => {
  await nothingKept("chloe");
  const room = await roomOf("club", `Drisses ${stamp()}`);
  const chloe = await stage.enter("chloe", { size: "phone" });
  await chloe.open("/messages");
  const { page } = chloe;
  const line = row(page.locator("main"), room);
  await line.waitFor();
  await line.scrollIntoViewIfNeeded();
  const favour = page.getByRole("menuitem", { name: "Ajouter aux favoris" });
  await opens(favour, () => line.dispatchEvent("pointerdown", { pointerType: "touch", clientX: 10, clientY: 10 }));
  await favour.tap();
  await row(section(page, "Favoris"), room).tap();
  await chloe.hasOpened();
  await page.getByRole("button", { name: "Autres gestes" }).tap();
  await page.getByRole("menuitem", { name: "Retirer des favoris" }).tap();
  await page.getByText(/n’est plus dans vos favoris/).first().waitFor();
  await nothingKept("chloe");
});

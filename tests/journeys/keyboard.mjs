/** Without a mouse: in, to a room, writing, reacting, out; and one always sees where one is. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { roomOf } from "./world/rest.mjs";
import { PASSWORD } from "./world/server.mjs";
import { until } from "./world/waiting.mjs";

/** What has the focus: its name and whether it shows that it has it. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const marks = (one) => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
    };
    // A field may show it by the frame around it, or by what is drawn inside (a separator).
    let shown = marks(element) || getComputedStyle(element, "::after").content !== "none";
    for (let one = element.parentElement, up = 0; one && up < 4 && !shown; one = one.parentElement, up += 1)
      shown = marks(one) || getComputedStyle(one).borderColor !== getComputedStyle(document.body).borderColor && one.matches(":focus-within") && parseFloat(getComputedStyle(one).borderTopWidth) > 0;
    const name = element.getAttribute("aria-label") ?? element.innerText ?? "";
    return { tag: element.tagName, name: name.trim().slice(0, 60), shown };
  });
}

journey("everything of a day's work goes by the keyboard alone", { allow: [/status of 401/] }, async (stage) => {
  const name = "Carénage d’automne";
  await roomOf("club", name);
  const ada = await stage.enter(null);
  const { page } = ada;
  await page.goto("/");
  await page.getByLabel("Adresse électronique").waitFor();
  await until("the first field has the focus, or the tab key reaches it", 20, async () => {
    if ((await focused(page)).tag === "INPUT") return true;
    await page.keyboard.press("Tab");
    return false;
  });
  await page.keyboard.type("ada@rivages.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Bonjour, Ada" }).waitFor();
  await ada.place(name).waitFor();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Aller à un salon, un thème ou une personne" }).waitFor();
  await page.keyboard.type("careNage");
  await page.getByRole("option", { name, selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await ada.hasOpened();
  await until("the composer has the focus", 20, async () => (await focused(page)).tag === "TEXTAREA");
  await page.keyboard.type("Le slipway est libre");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("dès lundi.");
  await page.keyboard.press("Enter");
  await ada.sees("Le slipway est libre");

  await page.keyboard.type("à demi écrit");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Aller à un salon, un thème ou une personne" }).waitFor();
  await page.keyboard.press("Escape");
  await until("back in what was being written", 20, async () => (await focused(page)).tag === "TEXTAREA");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");

  await ada.message("Le slipway").getByRole("img").waitFor({ state: "detached" });
  await page.keyboard.press("ArrowUp");
  await page.getByRole("textbox", { name: "Modifier le message" }).waitFor();
  await page.keyboard.press("Escape");
  await until("back in the composer", 20, async () => (await focused(page)).tag === "TEXTAREA");
  await page.keyboard.press("Shift+Tab");
  await until("the message has the focus", 20, async () => {
    const { tag, shown } = await focused(page);
    if (tag === "ARTICLE") {
      assert.ok(shown, "the focus on a message is seen");
      return true;
    }
    await page.keyboard.press("Shift+Tab");
    return false;
  });
  await page.keyboard.press("+");
  await page.getByRole("searchbox", { name: "Chercher un emoji" }).waitFor();
  await page.keyboard.press("Escape");
  await until("the message has the focus again", 20, async () => (await focused(page)).tag === "ARTICLE");
  await page.keyboard.press("+");
  await page.getByRole("searchbox", { name: "Chercher un emoji" }).waitFor();
  await page.keyboard.type("voilier");
  await page.getByRole("button", { name: "voilier", exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await ada.message("Le slipway").getByRole("button", { name: /^⛵/ }).waitFor();

  await page.keyboard.press("Alt+h").catch(() => undefined);
  await page.getByRole("button", { name: /^Mon compte/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Disponible" }).or(page.getByRole("menuitemradio", { name: "Disponible" })).or(page.getByRole("menuitemcheckbox", { name: "Disponible" })).first().waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Se connecter", exact: true }).waitFor();
});

journey("the tab key shows where it is on every stop of the first screen", {}, async (stage) => {
  const bruno = await stage.enter("bruno");
  await bruno.open("/");
  await bruno.place("Le ponton").waitFor();
  await bruno.page.keyboard.press("Tab");
  const first = await focused(bruno.page);
  assert.equal(first.name, "Aller au contenu", "the first stop leads past the navigation");
  const blind = [];
  for (let stop = 0; stop < 20; stop += 1) {
    await bruno.page.keyboard.press("Tab");
    const here = await focused(bruno.page);
    if (here.tag === "BODY") break;
    if (!here.shown) blind.push(`${here.tag} ${here.name}`);
  }
  assert.deepEqual(blind, []);
});

/** Files: dropped, pasted, cancelled, gone on with after a cut; the gallery by keyboard; a voice message; the library. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, roomOf } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

/** Gives the page a file the way a drop or a paste does; a picture is drawn there. */
async function give(page, how, { name, type, bytes = 0 }) {
  await page.evaluate(
    async ({ how, name, type, bytes }) => {
      let content = new Uint8Array(bytes).fill(97);
      if (type.startsWith("image/")) {
        const canvas = new OffscreenCanvas(600, 400);
        const pen = canvas.getContext("2d");
        pen.fillStyle = "teal";
        pen.fillRect(0, 0, 600, 400);
        content = await canvas.convertToBlob({ type });
      }
      const data = new DataTransfer();
      data.items.add(new File([content], name, { type }));
      const goal = document.querySelector(".composer .card");
      const event = how === "drop"
        ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
        : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      goal.dispatchEvent(event);
    },
    { how, name, type, bytes },
  );
}

const item = (page, name) => page.locator(".tray li").filter({ hasText: name });

journey("pictures are dropped and pasted, described, sent, and looked at by keyboard", {}, async (stage) => {
  const room = await roomOf("club", "Photos du port");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  const { page } = ada;
  await give(page, "drop", { name: "quai.png", type: "image/png" });
  await give(page, "paste", { name: "digue.png", type: "image/png" });
  await give(page, "paste", { name: "de-trop.txt", type: "text/plain", bytes: 10 });
  await item(page, "quai.png").getByRole("textbox").fill("Le quai vide");
  await item(page, "quai.png").getByRole("textbox").press("Tab");
  await page.getByRole("button", { name: "Retirer de-trop.txt" }).click();
  await item(page, "de-trop.txt").waitFor({ state: "detached" });
  await until("both are there", 30, async () => (await page.locator('.tray li[data-stage="done"]').count()) === 2);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();

  const first = page.getByRole("button", { name: /Le quai vide.*agrandir/ });
  await first.and(page.locator(":enabled")).waitFor({ timeout: 30_000 });
  await first.focus();
  await page.keyboard.press("Enter");
  const gallery = page.getByRole("dialog", { name: "Images du message" });
  await gallery.getByRole("img", { name: "Le quai vide" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await gallery.getByRole("img", { name: "digue.png" }).waitFor();
  await page.keyboard.press("Escape");
  await gallery.waitFor({ state: "detached" });

  const bruno = await stage.enter("bruno");
  await bruno.openRoom(room);
  await bruno.page.getByRole("button", { name: /Le quai vide.*agrandir/ }).waitFor({ timeout: 30_000 });
});

journey("a large file goes on where it was cut, and its message leaves after it", { allow: [/ERR_CONNECTION_RESET/] }, async (stage) => {
  const room = await roomOf("club", "Relevés lourds");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  const { page } = ada;
  let pieces = 0;
  await page.route("**/upload/", async (route) => {
    pieces += 1;
    if (pieces === 2) await route.abort("connectionreset");
    else await route.continue();
  });
  await give(page, "drop", { name: "relevé.txt", type: "text/plain", bytes: 9 * 1024 * 1024 });
  await item(page, "relevé.txt").waitFor();
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await until("Bruno has it", 60, async () => (await as("bruno").texts(room)).includes("relevé.txt"));
  assert.equal(pieces, 4, "three pieces, one of them twice");
  await page.getByText("relevé.txt").first().waitFor();

  await page.getByRole("button", { name: "Détails du salon" }).click();
  await page.getByRole("button", { name: "Fichiers et liens" }).click();
  await page.locator(".library").getByRole("link", { name: "relevé.txt" }).waitFor({ timeout: 30_000 });
});

journey("a program is refused where one chose it, and keeps nothing from being sent", { allow: [/415/] }, async (stage) => {
  const room = await roomOf("club", "Outils");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  const { page } = ada;
  await give(page, "drop", { name: "outil.exe", type: "application/octet-stream", bytes: 100 });
  const refused = item(page, "outil.exe");
  await refused.getByRole("alert").filter({ hasText: "Les programmes" }).waitFor();
  assert.ok(await page.getByRole("button", { name: "Envoyer", exact: true }).isDisabled());
  await refused.getByRole("button", { name: "Retirer outil.exe" }).click();
  await ada.write("Sans l’outil, donc");
  await ada.sees("Sans l’outil, donc");
});

journey("a voice is recorded, sent, and played faster", {}, async (stage) => {
  const room = await roomOf("club", "De vive voix");
  const ada = await stage.enter("ada");
  const { page } = ada;
  await page.context().grantPermissions(["microphone"]);
  await ada.openRoom(room);
  await page.getByRole("button", { name: "Ajouter au message" }).click();
  await page.getByRole("menuitem", { name: "Message vocal" }).click();
  const recorder = page.getByRole("group", { name: "Enregistrement vocal" });
  await recorder.getByText("0:01").waitFor({ timeout: 20_000 });
  await recorder.getByRole("button", { name: "Terminer" }).click();
  await page.locator('.tray li[data-stage="done"]').waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  const player = page.getByRole("group", { name: /^Son.*Message vocal/ });
  await player.waitFor({ timeout: 30_000 });
  await player.getByRole("button", { name: /^Vitesse.*1$/ }).click();
  await player.getByRole("button", { name: /^Vitesse.*1,5$/ }).waitFor();
  await player.getByRole("button", { name: "Écouter" }).click();
  await player.getByRole("button", { name: /Pause|Écouter/ }).waitFor();
});

journey("a chosen file is there again after another room and a reload", {}, async (stage) => {
  const room = await roomOf("club", "Plans du bassin");
  const other = await roomOf("club", "Plans de la jetée");
  const ada = await stage.enter("ada");
  await ada.openRoom(room);
  const { page } = ada;
  await give(page, "drop", { name: "plan.txt", type: "text/plain", bytes: 2000 });
  await page.locator('.tray li[data-stage="done"]').waitFor({ timeout: 30_000 });
  await ada.openRoom(other);
  await page.getByRole("textbox", { name: /Plans de la jetée/ }).waitFor();
  assert.equal(await page.locator(".tray li").count(), 0);
  await ada.openRoom(room);
  await item(page, "plan.txt").waitFor();
  await page.reload();
  await item(page, "plan.txt").waitFor();
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await page.getByRole("article").filter({ hasText: "plan.txt" }).first().waitFor({ timeout: 30_000 });
  await page.reload();
  await page.getByRole("article").filter({ hasText: "plan.txt" }).first().waitFor();
  assert.equal(await page.locator(".tray li").count(), 0);
});

/** Who acts with the agreement of an administrator asks, sees the exact effect, and is answered; everybody sees it happen. */
import assert from "node:assert/strict";
import { journey } from "./world/journey.mjs";
import { as, community, person } from "./world/rest.mjs";
import { until } from "./world/waiting.mjs";

/** Bruno is functional administrator while `act` lasts; the community is called as before afterwards. */
async function withBruno(act) {
  const { id, name, description } = await community();
  const bruno = (await person("bruno")).id;
  const role = (to) => as("ada").patch(`/communities/${id}/people/${bruno}/`, { role: to });
  await role("functional_administrator");
  try {
    await act({ id, name });
  } finally {
    await as("ada").patch(`/communities/${id}/`, { name, description });
    const mandates = (await as("ada").get(`/communities/${id}/mandates/`)).results;
    for (const one of mandates) if (one.request) await as("ada").del(`/communities/${id}/mandates/${one.id}/`);
    await role("animator");
  }
}

const menu = async (who, item) => {
  await who.page.getByRole("button", { name: /membres/ }).click();
  await who.page.getByRole("menuitem", { name: item }).click();
};

journey("bruno edits a field and asks; ada agrees on her phone; everybody's desktop has it live, and so has the trace", {}, async (stage) => {
  await withBruno(async ({ id, name }) => {
    const renamed = `${name} unis`;
    const bruno = await stage.enter("bruno");
    const chloe = await stage.enter("chloe");
    const ada = await stage.enter("ada", { size: "phone" });
    await Promise.all([bruno.open("/"), chloe.open("/"), ada.open(`/communautes/${id}/accords`)]);
    await ada.hears("Rien n’attend votre réponse");

    await menu(bruno, "Modifier la présentation");
    const dialog = bruno.page.getByRole("dialog");
    await dialog.getByLabel("Nom", { exact: true }).fill(renamed);
    await dialog.getByRole("button", { name: "Demander l’accord" }).click();
    await bruno.hears("Voici exactement ce qui sera fait");
    await dialog.locator("ins").getByText("unis").waitFor();
    await dialog.getByLabel("Pourquoi").fill("L’assemblée l’a voté.");
    await dialog.getByRole("button", { name: "Envoyer la demande" }).click();
    await bruno.hears("Votre demande est envoyée.");
    assert.equal((await community()).name, name, "nothing is done yet");

    const card = ada.page.getByRole("article").filter({ hasText: "L’assemblée l’a voté." });
    await card.waitFor();
    const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, "the request fits the phone");
    await card.locator("ins").getByText("unis").waitFor();
    await card.getByRole("button", { name: "Accorder", exact: true }).tap();
    await ada.hears("Accordé : c’est fait au nom de Bruno");
    await ada.hears("Rien n’attend votre réponse");

    for (const one of [bruno, chloe])
      await one.page.getByRole("button", { name: new RegExp(renamed) }).first().waitFor();
    await bruno.page.getByRole("link", { name: "Accords", exact: true }).click();
    await bruno.hears(/Ada .* a donné son accord\s: c’est fait\./);

    await ada.open(`/communautes/${id}/trace`);
    for (const action of ["Demande accordée exécutée", "Accord donné", "Communauté modifiée", "Accord demandé"])
      await ada.page.getByRole("list", { name: "Trace" }).getByText(action).first().waitFor();
  });
});

journey("a request overtaken by events is not executed; asked again in one gesture, then refused with a reason", { allow: [/status of 409/] }, async (stage) => {
  await withBruno(async ({ id, name }) => {
    const asked = await as("bruno").post(`/communities/${id}/accords/`, {
      act: "community.change", payload: { name: `${name} du Ponant` }, client_id: crypto.randomUUID(),
    });
    const bruno = await stage.enter("bruno");
    const ada = await stage.enter("ada");
    await bruno.open(`/communautes/${id}/accords`);
    await bruno.page.getByText("En attente").waitFor();
    await ada.open("/");
    await ada.page.getByRole("link", { name: /^Accords.*1 demande attend votre réponse/ }).click();
    await as("ada").patch(`/communities/${id}/`, { name: `${name} de l’Ouest` });
    await ada.page.getByRole("button", { name: "Accorder", exact: true }).click();
    await ada.page.getByRole("tab", { name: "Terminées" }).click();
    await ada.hears("La situation a changé depuis la demande");
    await bruno.page.getByRole("button", { name: "Redemander" }).click();
    await bruno.hears("La demande est refaite");

    await ada.page.getByRole("tab", { name: /À décider/ }).click();
    await ada.page.getByRole("button", { name: "Refuser…" }).click();
    await ada.page.getByRole("button", { name: "Refuser", exact: true }).click();
    await ada.hears("Dites pourquoi vous refusez.");
    await ada.page.getByLabel("Raison du refus").fill("Attendons le vote.");
    await ada.page.keyboard.press("Tab");
    await ada.page.getByRole("button", { name: "Refuser", exact: true }).press("Enter");
    await bruno.hears("Attendons le vote.");
    const states = (await as("bruno").get(`/communities/${id}/accords/?show=mine`)).results;
    assert.equal(states.find((one) => one.id === asked.id).state, "stale");
  });
});

journey("ada agrees for thirty days: bruno's button says so at once, until she revokes it", {}, async (stage) => {
  await withBruno(async ({ id }) => {
    const bruno = await stage.enter("bruno");
    const ada = await stage.enter("ada");
    await bruno.open(`/communautes/${id}/trace`);
    await bruno.page.getByRole("button", { name: "Demander l’accord" }).click();
    await bruno.page.getByRole("button", { name: "Envoyer la demande" }).click();
    await ada.open(`/communautes/${id}/accords`);
    await ada.hears("Lire et exporter la trace pendant 7 jours");
    await ada.page.getByRole("button", { name: "Accorder pour 30 jours" }).click();
    await bruno.page.getByRole("list", { name: "Trace" }).waitFor();
    await ada.hears("Délégations en cours");
    await ada.page.getByRole("button", { name: /Retirer la délégation de Bruno/ }).click();
    await bruno.page.getByRole("button", { name: "Demander l’accord" }).waitFor();
    await until("the delegation is over", 10, async () => {
      const { on_accord } = (await as("bruno").get(`/communities/${id}/`));
      return on_accord.includes("read_trace");
    });
  });
});

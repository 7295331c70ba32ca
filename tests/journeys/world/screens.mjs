/** Every screen and dialog of the application, and how a person comes to it. */
import { announced } from "./announced.mjs";
import { openings } from "./glass.mjs";
import { led } from "./led.mjs";
import { inside } from "./inside.mjs";
import { moderated } from "./moderated.mjs";
import { as, community } from "./rest.mjs";
import { polls } from "./polls.mjs";
import { requests } from "./requests.mjs";
import { elsewhere } from "./site.mjs";
import { statuses } from "./statuses.mjs";
import { structure } from "./structure.mjs";
import { writingScreens } from "./writing.mjs";

/** The screens at a size: `who` is signed in (null: nobody), `path` is opened, then `act` is done. */
export async function screensOf(size) {
  const { id } = await community();
  await requests();
  const asked = await polls();
  const there = await elsewhere();
  const rooms = (await as("ada").get("/rooms/")).results;
  const named = (name) => rooms.find((room) => room.name === name);
  const themes = named("Transition énergétique");
  const [topic] = (await as("ada").get(`/rooms/${themes.id}/topics/`)).results;
  const direct = rooms.find((room) => room.kind === "direct");
  const groups = (await as("ada").get(`/communities/${id}/groups/`)).results;
  const glass = await openings();
  const group = groups.find((one) => one.kind === "additional");
  const [, publication] = (await as("ada").get(`/communities/${id}/publications/`)).results;
  await statuses(group);
  const projects = (await as("ada").get(`/communities/${id}/projects/`)).results;
  const project = projects.find((one) => one.role === "holder" && one.milestones_done);
  const others = projects.find((one) => one.role === null);
  const [club] = (await as("bruno").get(`/communities/${id}/clubs/`)).results;
  const dialog = (page) => page.getByRole("dialog").first().waitFor();
  const members = (page) => page.getByRole("list", { name: "Membres" }).getByRole("listitem").first().waitFor();
  const whole = (page) => page.getByRole("list", { name: "Participants" }).getByRole("listitem").first().waitFor();
  const ada = (name, path, act = null) => ({ name, who: "ada", path, act });
  const nobody = (name, path) => ({ name, who: null, path, act: null });
  const button = (name) => async (page) => {
    await page.getByRole("button", { name, exact: true }).first().click();
    await dialog(page);
  };
  const of = (who) => (name, path, act = null) => ({ name, who, path, act });
  const adding = (name) => async (page) => {
    await page.getByRole("button", { name: "Ajouter", exact: true }).click();
    await page.getByRole("menuitem", { name }).click();
    await dialog(page);
  };
  const list = size === "phone" ? "/messages" : "/";
  const screens = [
    ...(await announced(of)),
    ...(await led(of, themes)),
    ...(await writingScreens()),
    ...(await moderated(of)),
    ...(await inside(of)),
    nobody("connexion", "/connexion"),
    nobody("mot-de-passe", "/mot-de-passe"),
    nobody("nouveau-mot-de-passe", "/mot-de-passe/abc"),
    nobody("invitation-perdue", "/invitation/abc"),
    ada("accueil", "/"),
    ada("salon-a-themes", `/salons/${themes.id}`),
    ada("theme", `/salons/${themes.id}/themes/${topic.id}`),
    ada("club", `/salons/${named("Le ponton").id}`),
    ada("annonces", `/salons/${named("Annonces du réseau").id}`),
    ada("direct", `/salons/${direct.id}`),
    ada("details", `/salons/${named("Le ponton").id}`, async (page) => {
      await page.getByRole("button", { name: "Détails du salon" }).click();
      await page.getByRole("heading", { name: "À propos du salon" }).waitFor();
    }),
    ada("emoji", `/salons/${named("Le ponton").id}`, async (page) => {
      await page.getByRole("button", { name: "Insérer un emoji" }).click();
      await page.getByRole("searchbox", { name: "Chercher un emoji" }).waitFor();
    }),
    ada("sondages", `/salons/${asked.room.id}`, async (page) => {
      await page.getByRole("article", { name: "Classez les escales" }).first().waitFor();
      await page.getByRole("button", { name: "Classer « Groix »" }).click();
    }),
    ada("sondage", `/sondages/${asked.ranked.id}`, (page) => page.getByRole("heading", { name: "Qui a choisi quoi" }).waitFor()),
    ada("emojis", `/communautes/${id}/administration/emojis`),
    ada("nouveau-sondage", `/salons/${asked.room.id}`, async (page) => {
      await page.getByRole("button", { name: "Ajouter au message", exact: true }).click();
      await page.getByRole("menuitem", { name: "Sondage" }).click();
      await dialog(page);
    }),
    ada("salon-absent", "/salons/nulle-part"),
    ada("avis", "/avis", async (page) => {
      await page.getByRole("tab", { name: "Tous" }).click();
      await page.getByRole("list", { name: "Tous" }).getByRole("listitem").first().waitFor();
    }),
    ada("avis-reglages", "/avis/reglages", async (page) => {
      await page.getByRole("heading", { name: "Mots d’alerte" }).waitFor();
    }),
    ada("recherche", "/recherche"),
    ada("recherche-trouvee", "/recherche?q=quai", async (page) => {
      await page.getByRole("main").getByRole("article").first().waitFor({ timeout: 30_000 });
    }),
    ada("recherche-suggestions", "/recherche", async (page) => {
      await page.getByRole("combobox").fill("a");
      await page.getByRole("option").first().waitFor();
    }),
    ada("recherche-operateur-inconnu", "/recherche?q=auteur:ada", async (page) => {
      await page.getByRole("alert").waitFor();
    }),
    ada("annuaire", "/annuaire"),
    ada("moi", "/moi"),
    ada("preferences", "/moi/preferences"),
    ada("securite", "/moi/securite"),
    ada("jetons", "/moi/jetons"),
    ada("inviter", `/communautes/${id}/inviter`),
    ada("groupes", `/communautes/${id}/groupes`),
    ada("nouveau-groupe", `/communautes/${id}/groupes`, button("Nouveau groupe")),
    ada("groupe", `/communautes/${id}/groupes/${group.id}`),
    ada("coller-une-liste", `/communautes/${id}/groupes/${group.id}`, button("Coller une liste")),
    ada("groupe-automatique", `/communautes/${id}/groupes`, async (page) => {
      await button("Groupe automatique")(page);
      await page.getByLabel("Mots du lieu").fill("Brest");
      await page.getByText(/serai(en)?t dans le groupe/).waitFor();
    }),
    ada("animateurs", `/communautes/${id}/groupes/${groups.find((one) => one.ruled).id}`, async (page) => {
      await page.getByRole("region", { name: "Règle du groupe" }).waitFor();
    }),
    ada("composantes", `/communautes/${id}/composantes`),
    ada("composante", `/communautes/${id}/composantes/${(await structure()).id}`),
    ada("nouvelle-composante", `/communautes/${id}/composantes`, button("Nouvelle composante")),
    ada("repartir-une-liste", `/communautes/${id}/composantes`, button("Répartir une liste")),
    ada("administration", `/communautes/${id}/administration`),
    ada("personnes", `/communautes/${id}/administration/personnes`, async (page) => {
      await page.getByRole("checkbox", { name: /^Choisir (?!toutes)/ }).nth(2).check();
    }),
    ada("roles", `/communautes/${id}/administration/roles`, async (page) => {
      await page.getByLabel(/^Inviter des personnes, pour/).first().waitFor();
    }),
    ada("nouveau-role", `/communautes/${id}/administration/roles`, button("Nouveau rôle")),
    ada("statuts-de-groupe", `/communautes/${id}/administration/statuts`, async (page) => {
      await page.getByRole("list", { name: "Statuts de toutes les communautés" }).waitFor();
    }),
    ada("statut-remplace", `/communautes/${id}/administration/statuts`, async (page) => {
      await page.getByRole("button", { name: "Supprimer Tuteur" }).click();
      await dialog(page);
    }),
    ada("nouveau-statut", `/communautes/${id}/administration/statuts`, button("Nouveau statut")),
    ada("mandats", `/communautes/${id}/administration/mandats`),
    ada("confier-un-mandat", `/communautes/${id}/administration/mandats`, button("Confier un mandat")),
    ada("pourquoi-ce-droit", `/communautes/${id}/administration/droits`, async (page) => {
      await page.getByRole("heading", { name: /^Droits de/ }).waitFor();
    }),
    ada("reseau", `/communautes/${id}/reseau`),
    ada("reseau-classe", `/communautes/${id}/reseau`, async (page) => {
      await page.getByRole("radio", { name: "Ce qui vous concerne" }).check({ force: true });
      await page.getByText("Rien d’autre ne compte").waitFor();
    }),
    ada("publier", `/communautes/${id}/reseau`, async (page) => {
      await page.getByRole("button", { name: "Publier quelque chose…" }).click();
      await page.getByLabel("Titre").waitFor();
    }),
    ada("publication", `/communautes/${id}/reseau/${publication.id}`),
    ada("partager", `/communautes/${id}/reseau/${publication.id}`, button("Partager")),
    ada("projets", `/communautes/${id}/projets`, (page) => page.getByRole("list", { name: "Projets" }).waitFor()),
    ada("nouveau-projet", `/communautes/${id}/projets`, button("Nouveau projet")),
    ada("projet", `/communautes/${id}/projets/${project.id}`, whole),
    ada("modifier-un-document", `/communautes/${id}/projets/${project.id}`, async (page) => {
      await whole(page);
      const documents = page.getByRole("list", { name: "Documents" });
      await documents.getByRole("button", { name: /^Actions pour/ }).first().click();
      await page.getByRole("menuitem", { name: "Modifier" }).click();
      await page.getByLabel("Titre", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Enregistrer" }).scrollIntoViewIfNeeded();
    }),
    ada("modifier-le-projet", `/communautes/${id}/projets/${project.id}`, button("Modifier")),
    ada("projet-des-autres", `/communautes/${id}/projets/${others.id}`, whole),
    ada("nouveau-salon-de-groupe", `/communautes/${id}/groupes/${project.group}`, button("Nouveau salon")),
    ada("clubs", `/communautes/${id}/clubs`),
    ada("club-des-autres", `/communautes/${id}/clubs/${club.id}`),
    of("bruno")("club-de-l-interieur", `/communautes/${id}/clubs/${club.id}`, members),
    of("bruno")("versions-de-la-charte", `/communautes/${id}/clubs/${club.id}`, async (page) => {
      await button("Toutes les versions")(page);
      await page.getByRole("button", { name: "Lire la version 2" }).click();
      await page.getByLabel("Afficher", { exact: true }).selectOption({ label: "Écarts avec la version 1" });
      await page.locator("ins").first().waitFor();
    }),
    of("bruno")("ouvrir-un-vote", `/communautes/${id}/clubs/${club.id}`, button("Ouvrir un vote")),
    of("bruno")("proposer-un-candidat", `/communautes/${id}/clubs/${club.id}`, button("Proposer quelqu’un")),
    of("chloe")("signer-la-charte", `/communautes/${id}/clubs/${club.id}`, async (page) => {
      await button("Signer la charte")(page);
      await page.locator("ins").first().waitFor();
    }),
    ada("fonder-un-club", `/communautes/${id}/clubs`, button("Fonder un club")),
    ada("trace", `/communautes/${id}/trace`, (page) => page.getByRole("list", { name: "Trace" }).waitFor()),
    ada("marque", "/plateforme/marque", async (page) => {
      await page.getByRole("button", { name: "Publier" }).waitFor();
    }),
    ada("presentation", `/communautes/${id}/presentation`),
    ada("presentation-brouillon", `/communautes/${id}/presentation/modifier`, async (page) => {
      await page.getByRole("button", { name: "Ajouter un bloc" }).click();
      await page.getByRole("menuitem", { name: "Image" }).click();
      await page.getByRole("button", { name: "Ajouter un bloc" }).click();
      await page.getByRole("menuitem", { name: "Liens" }).click();
    }),
    ada("modele-de-page", `/communautes/${id}/presentation/modifier`, async (page) => {
      await page.getByRole("button", { name: "Partir d’un modèle" }).click();
      await page.getByRole("region", { name: /^Aperçu du modèle/ }).waitFor();
    }),
    ada("page-a-traduire", `/communautes/${id}/presentation/modifier`, async (page) => {
      await page.getByRole("button", { name: "Partir d’un modèle" }).click();
      await page.getByRole("button", { name: "Prendre ce modèle" }).click();
      await page.getByRole("tab", { name: /^Anglais/ }).click();
      // What the template brings may still come over what is typed at once: it is emptied again then.
      const missing = page.getByText("À traduire").first();
      for (let more = 5; more > 0 && !(await missing.isVisible()); more -= 1) {
        await page.getByLabel("Titre").first().fill("");
        await missing.waitFor({ timeout: 4_000 }).catch(() => undefined);
      }
      await missing.waitFor();
    }),
    ada("nouvelle-communaute", "/plateforme/nouvelle-communaute", async (page) => {
      await page.getByLabel("Modèle", { exact: true }).selectOption("Réseau d’entreprises");
      await page.getByRole("region", { name: /^Aperçu du modèle/ }).waitFor();
    }),
    ada("modules-par-role", `/communautes/${id}/reglages`, async (page) => {
      await page.getByRole("combobox", { name: "Annonces" }).selectOption("Pour certains rôles");
      const roles = page.getByRole("group", { name: "Rôles qui ont « Annonces »" });
      await roles.getByRole("switch", { name: "Animation" }).waitFor();
      await roles.scrollIntoViewIfNeeded();
    }),
    ada("reglages", `/communautes/${id}/reglages`, async (page) => {
      await page.getByRole("img", { name: /Code à scanner/ }).waitFor();
    }),
    nobody("page-publique", "/c/nulle-part"),
    ada("accords", `/communautes/${id}/accords`, async (page) => {
      await page.getByRole("list", { name: "À décider" }).waitFor();
    }),
    ada("refuser-un-accord", `/communautes/${id}/accords`, button("Refuser…")),
    ada("deleguer", `/communautes/${id}/accords`, button("Déléguer…")),
    of("bruno")("demander-un-accord", `/communautes/${id}/trace`, async (page) => {
      await button("Demander l’accord")(page);
      await page.getByText("Voici exactement ce qui sera fait").waitFor();
    }),
    ada("communautes-du-site", "/plateforme/communautes"),
    ada("entrer-dans-une-communaute", "/plateforme/communautes", async (page) => {
      await page.getByRole("button", { name: /^Entrer comme administrateur du site dans / }).first().click();
      await dialog(page);
    }),
    ada("demandes-au-site", "/plateforme/demandes"),
    ada("entrees-du-site", `/communautes/${id}/administration/entrees`),
    {
      name: "demander-une-communaute",
      who: "bruno",
      path: `/communautes/${there}/accords`,
      act: button("Demander une communauté"),
    },
    ada("trace-du-site", "/trace", async (page) => {
      await page.getByRole("list", { name: "Trace du site" }).waitFor();
    }),
    ada("bris-de-glace", `/communautes/${id}/bris-de-glace`, async (page) => {
      await page.getByRole("list", { name: "Demandes et ouvertures" }).waitFor();
    }),
    ada("bris-de-glace-du-site", "/bris-de-glace", button("Demander une ouverture")),
    ada("demander-une-ouverture", `/communautes/${id}/bris-de-glace`, button("Demander une ouverture")),
    ada("decider-d-une-ouverture", `/communautes/${id}/bris-de-glace`, button("Répondre")),
    ada("conversation-ouverte", `/bris-de-glace/${glass.open.id}`, async (page) => {
      await page.getByRole("list", { name: "Messages de la période" }).waitFor();
    }),
    ada("page-absente", "/nulle/part"),
    ada("aller-a", "/", async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").waitFor();
    }),
    ada("nouveau-salon", list, adding("Nouveau salon")),
    ada("parcourir", list, adding("Parcourir les salons")),
    ada("nouveau-message", list, button("Nouveau message")),
  ];
  if (size === "phone") screens.push(ada("discussions", "/messages"));
  else screens.push(ada("raccourcis", "/", button("Raccourcis clavier")));
  return screens;
}

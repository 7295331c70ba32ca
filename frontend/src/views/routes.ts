/** The addresses of the application. Pure: a path in, the screen and its parameters out. */

const patterns = {
  home: "/",
  signIn: "/connexion",
  forgotten: "/mot-de-passe",
  newPassword: "/mot-de-passe/:key",
  newAddress: "/adresse/:key",
  invitation: "/invitation/:token",
  discussions: "/messages",
  inbox: "/reception",
  recent: "/recents",
  room: "/salons/:room",
  topic: "/salons/:room/themes/:topic",
  catchUp: "/rattrapage",
  notices: "/avis",
  noticeSettings: "/avis/reglages",
  search: "/recherche",
  saved: "/enregistres",
  poll: "/sondages/:poll",
  writing: "/ecrits",
  writingPart: "/ecrits/:part",
  message: "/m/:message",
  directory: "/annuaire",
  person: "/annuaire/:person",
  me: "/moi",
  mePart: "/moi/:part",
  invite: "/communautes/:community/inviter",
  groups: "/communautes/:community/groupes",
  group: "/communautes/:community/groupes/:group",
  components: "/communautes/:community/composantes",
  component: "/communautes/:community/composantes/:component",
  network: "/communautes/:community/reseau",
  publication: "/communautes/:community/reseau/:publication",
  projects: "/communautes/:community/projets",
  project: "/communautes/:community/projets/:project",
  clubs: "/communautes/:community/clubs",
  club: "/communautes/:community/clubs/:club",
  trace: "/communautes/:community/trace",
  accords: "/communautes/:community/accords",
  management: "/communautes/:community/administration",
  managePeople: "/communautes/:community/administration/personnes",
  roles: "/communautes/:community/administration/roles",
  mandates: "/communautes/:community/administration/mandats",
  groupStatuses: "/communautes/:community/administration/statuts",
  emoji: "/communautes/:community/administration/emojis",
  rights: "/communautes/:community/administration/droits",
  settings: "/communautes/:community/reglages",
  presentation: "/communautes/:community/presentation",
  presentationDraft: "/communautes/:community/presentation/modifier",
  publicCommunity: "/c/:slug",
  brand: "/plateforme/marque",
  siteCommunities: "/plateforme/communautes",
  siteAccords: "/plateforme/demandes",
  siteEntries: "/communautes/:community/administration/entrees",
  newCommunity: "/plateforme/nouvelle-communaute",
  siteTrace: "/trace",
  breakGlass: "/communautes/:community/bris-de-glace",
  siteBreakGlass: "/bris-de-glace",
  opening: "/bris-de-glace/:opening",
  moderation: "/communautes/:community/moderation",
  moderationCase: "/communautes/:community/moderation/:case",
  wordFilter: "/communautes/:community/mots-filtres",
  pauses: "/communautes/:community/pauses",
  myReports: "/signalements",
  myReport: "/signalements/:report",
  myStatement: "/decisions/:decision",
  styleguide: "/styleguide",
} as const;

export type RouteName = keyof typeof patterns | "missing";
export interface Route {
  name: RouteName;
  params: Readonly<Record<string, string>>;
}

/** Screens for which nobody needs to be signed in. */
export const open: ReadonlySet<RouteName> = new Set([
  "signIn",
  "forgotten",
  "newPassword",
  "newAddress",
  "invitation",
  "styleguide",
  "publicCommunity",
]);

function matched(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":") && value) {
      try {
        params[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null;
      }
    } else if (part !== value) return null;
  }
  return params;
}

/** The screen of a path (a slash at its end does not matter), `missing` when there is none. */
export function routeOf(path: string): Route {
  const clean = path.length > 1 ? path.replace(/\/+$/, "") : path;
  for (const [name, pattern] of Object.entries(patterns)) {
    const params = matched(pattern, clean || "/");
    if (params) return { name: name as RouteName, params };
  }
  return { name: "missing", params: {} };
}

const managing = (community: string): string =>
  `/communautes/${encodeURIComponent(community)}/administration`;

export type WritingPart = "brouillons" | "planifies" | "recurrents" | "extraits";

export const paths = {
  room: (room: string): string => `/salons/${encodeURIComponent(room)}`,
  topic: (room: string, topic: string): string =>
    `/salons/${encodeURIComponent(room)}/themes/${encodeURIComponent(topic)}`,
  search: (room?: string): string => (room ? `/recherche?salon=${room}` : "/recherche"),
  catchUp: "/rattrapage",
  saved: "/enregistres",
  inbox: "/reception",
  recent: "/recents",
  writing: (part?: WritingPart): string => (part ? `/ecrits/${part}` : "/ecrits"),
  message: (message: string): string => `/m/${message}`,
  poll: (poll: string): string => `/sondages/${encodeURIComponent(poll)}`,
  person: (person: string): string => `/annuaire/${encodeURIComponent(person)}`,
  invite: (community: string): string => `/communautes/${encodeURIComponent(community)}/inviter`,
  groups: (community: string): string => `/communautes/${encodeURIComponent(community)}/groupes`,
  group: (community: string, group: string): string =>
    `/communautes/${encodeURIComponent(community)}/groupes/${encodeURIComponent(group)}`,
  components: (community: string): string =>
    `/communautes/${encodeURIComponent(community)}/composantes`,
  component: (community: string, component: string): string =>
    `/communautes/${encodeURIComponent(community)}/composantes/${encodeURIComponent(component)}`,
  network: (community: string): string => `/communautes/${encodeURIComponent(community)}/reseau`,
  publication: (community: string, publication: string): string =>
    `/communautes/${encodeURIComponent(community)}/reseau/${encodeURIComponent(publication)}`,
  projects: (community: string): string => `/communautes/${encodeURIComponent(community)}/projets`,
  project: (community: string, project: string): string =>
    `/communautes/${encodeURIComponent(community)}/projets/${encodeURIComponent(project)}`,
  clubs: (community: string): string => `/communautes/${encodeURIComponent(community)}/clubs`,
  club: (community: string, club: string): string =>
    `/communautes/${encodeURIComponent(community)}/clubs/${encodeURIComponent(club)}`,
  trace: (community: string): string => `/communautes/${encodeURIComponent(community)}/trace`,
  accords: (community: string): string => `/communautes/${encodeURIComponent(community)}/accords`,
  management: (community: string): string => managing(community),
  managePeople: (community: string): string => `${managing(community)}/personnes`,
  roles: (community: string): string => `${managing(community)}/roles`,
  mandates: (community: string): string => `${managing(community)}/mandats`,
  groupStatuses: (community: string): string => `${managing(community)}/statuts`,
  emoji: (community: string): string => `${managing(community)}/emojis`,
  rights: (community: string): string => `${managing(community)}/droits`,
  settings: (community: string): string => `/communautes/${encodeURIComponent(community)}/reglages`,
  presentation: (community: string): string =>
    `/communautes/${encodeURIComponent(community)}/presentation`,
  presentationDraft: (community: string): string =>
    `/communautes/${encodeURIComponent(community)}/presentation/modifier`,
  siteCommunities: "/plateforme/communautes",
  siteAccords: "/plateforme/demandes",
  siteEntries: (community: string): string => `${managing(community)}/entrees`,
  siteTrace: "/trace",
  moderation: (community: string): string =>
    `/communautes/${encodeURIComponent(community)}/moderation`,
  moderationCase: (community: string, id: string): string =>
    `/communautes/${encodeURIComponent(community)}/moderation/${encodeURIComponent(id)}`,
  wordFilter: (community: string): string =>
    `/communautes/${encodeURIComponent(community)}/mots-filtres`,
  pauses: (community: string): string => `/communautes/${encodeURIComponent(community)}/pauses`,
  myReports: "/signalements",
  breakGlass: (community: string | null): string =>
    community === null
      ? "/bris-de-glace"
      : `/communautes/${encodeURIComponent(community)}/bris-de-glace`,
  opening: (opening: string): string => `/bris-de-glace/${encodeURIComponent(opening)}`,
} as const;

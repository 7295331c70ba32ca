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

const doors = [
  "signIn",
  "forgotten",
  "newPassword",
  "newAddress",
  "invitation",
  "styleguide",
  "publicCommunity",
] as const satisfies readonly RouteName[];

export type OpenRoute = (typeof doors)[number];
/** Screens for which nobody needs to be signed in. */
export const open: ReadonlySet<RouteName> = new Set(doors);

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

/** A value for each parameter of a pattern. */
type Values<Pattern extends string> = Pattern extends `${string}:${string}/${infer Rest}`
  ? [value: string, ...Values<Rest>]
  : Pattern extends `${string}:${string}`
    ? [value: string]
    : [];

/** Makes the addresses of a screen, from the values of its pattern in their order. */
function to<Name extends keyof typeof patterns>(name: Name) {
  return (...values: Values<(typeof patterns)[Name]>): string => {
    const given: readonly string[] = values;
    let nth = 0;
    return patterns[name].replace(/:\w+/g, () => encodeURIComponent(given[nth++] ?? ""));
  };
}

export type WritingPart = "brouillons" | "planifies" | "recurrents" | "extraits";

export const paths = {
  room: to("room"),
  topic: to("topic"),
  catchUp: patterns.catchUp,
  saved: patterns.saved,
  inbox: patterns.inbox,
  recent: patterns.recent,
  message: to("message"),
  poll: to("poll"),
  person: to("person"),
  invite: to("invite"),
  groups: to("groups"),
  group: to("group"),
  components: to("components"),
  component: to("component"),
  network: to("network"),
  publication: to("publication"),
  projects: to("projects"),
  project: to("project"),
  clubs: to("clubs"),
  club: to("club"),
  trace: to("trace"),
  accords: to("accords"),
  management: to("management"),
  managePeople: to("managePeople"),
  roles: to("roles"),
  mandates: to("mandates"),
  groupStatuses: to("groupStatuses"),
  emoji: to("emoji"),
  rights: to("rights"),
  settings: to("settings"),
  presentation: to("presentation"),
  presentationDraft: to("presentationDraft"),
  siteCommunities: patterns.siteCommunities,
  siteAccords: patterns.siteAccords,
  siteEntries: to("siteEntries"),
  siteTrace: patterns.siteTrace,
  moderation: to("moderation"),
  moderationCase: to("moderationCase"),
  wordFilter: to("wordFilter"),
  pauses: to("pauses"),
  myReports: patterns.myReports,
  opening: to("opening"),
  search: (room?: string): string => (room ? `${patterns.search}?salon=${room}` : patterns.search),
  writing: (part?: WritingPart): string => (part ? to("writingPart")(part) : patterns.writing),
  breakGlass: (community: string | null): string =>
    community === null ? patterns.siteBreakGlass : to("breakGlass")(community),
} as const;

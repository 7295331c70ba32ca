/** The screens that are fetched when they are opened: all but those of the first load and the doors. */
import { later } from "../../shared/later.svelte";
import { type OpenRoute, open, type RouteName } from "../routes";
import type { Screen } from "./screens";

const HERE = ["home", "room", "topic", "discussions", "missing"] as const;
const here: ReadonlySet<RouteName> = new Set(HERE);

/** Whoever comes by a link in a letter waits for nothing but the screen: `App` names the files of these. */
type Door = Exclude<OpenRoute, "styleguide">;
export type FetchedRoute = Exclude<RouteName, (typeof HERE)[number] | Door>;

/** Which file has which screen. It is in the first load of nobody: it names every file that each of them needs. */
export const list = later(() => import("./screens"));

export function isFetched(name: RouteName): name is FetchedRoute {
  return !here.has(name) && (!open.has(name) || name === "styleguide");
}

/** The screen of an address, as soon as the list of them has come. */
export async function fetchScreen(name: FetchedRoute): ReturnType<Screen> {
  const { screens } = await list.fetch();
  return screens[name]();
}

/** Begins to fetch the screen that an address asks for, while the server is asked who one is. */
export function fetchAhead(name: RouteName): void {
  if (isFetched(name)) fetchScreen(name).catch(() => undefined);
}

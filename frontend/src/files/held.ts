/**
 * Which composers hold files that are not sent yet: the keys of the shelf (`shelf.ts`), by the place one writes in.
 * Small, and read by the first load: the files themselves are fetched only where there are some.
 */
const KEY = "chatcore:composing";

type Held = Record<string, string[]>;

function all(): Held {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Held;
  } catch {
    return {};
  }
}

export const heldAt = (place: string): string[] => all()[place] ?? [];

/** Where the browser keeps nothing, files live as long as their composer. */
export function hold(place: string, keys: string[]): void {
  const held = all();
  if (keys.length) held[place] = keys;
  else delete held[place];
  try {
    localStorage.setItem(KEY, JSON.stringify(held));
  } catch {
    // Full, or refused: nothing else depends on it.
  }
}

/** Lets go of everything, files included: somebody signs out on a device that others may use. */
export function letGo(): void {
  localStorage.removeItem(KEY);
  indexedDB.deleteDatabase(SHELF);
}

export const SHELF = "chatcore-files";

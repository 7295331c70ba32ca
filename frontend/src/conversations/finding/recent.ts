/** The last searches of a person, kept in this browser and nowhere else. */
const MOST = 8;
const keyOf = (person: string): string => `chatcore.searches.${person}`;

export function recentSearches(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(person: string, q: string): void {
  const others = recentSearches(person).filter((one) => one !== q);
  keep(person, [q, ...others].slice(0, MOST));
}

export function forgetSearches(person: string): void {
  keep(person, []);
}

function keep(person: string, searches: string[]): void {
  try {
    localStorage.setItem(keyOf(person), JSON.stringify(searches));
  } catch {
    // A browser that stores nothing has no last searches.
  }
}

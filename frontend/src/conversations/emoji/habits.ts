/** Which emoji one used last and in which skin tone, kept in this browser. */

/** Offered until one has habits of one's own. */
const FIRST = ["👍", "❤️", "😂", "🎉", "🙏", "👀", "✅", "🤔"];
const MOST = 24;
const USED = "chatcore.emoji.used";
const TONE = "chatcore.emoji.tone";

function stored(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A full or forbidden storage costs the habit only.
  }
}

/** Last used first, completed by common ones. */
export function usual(count: number): string[] {
  const used = stored(USED).split(" ").filter(Boolean);
  return [...new Set([...used, ...FIRST])].slice(0, count);
}

export function use(char: string): void {
  const used = stored(USED).split(" ").filter(Boolean);
  store(USED, [...new Set([char, ...used])].slice(0, MOST).join(" "));
}

/** 0 none, 1 light to 5 dark. */
export function tone(): number {
  return Math.min(5, Math.max(0, Number(stored(TONE)) || 0));
}

export function chooseTone(value: number): void {
  store(TONE, String(value));
}

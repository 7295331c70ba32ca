/** What the rest of the front end imports: `t`, the language, dates and numbers as people write them. */
export { dates } from "./dates";
export { type Key, language, t } from "./language.svelte";
export type { Language } from "./types";

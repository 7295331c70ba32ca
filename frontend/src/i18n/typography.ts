/** French typography: the spaces that must not break, put in once for the whole catalogue. */

const NARROW = "\u202f";
const FIXED = "\u00a0";

/** Text with fine spaces before `; ! ?`, fixed spaces before `:` and inside « ». */
export function french(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ :/g, `${FIXED}:`)
    .replace(/« /g, `«${FIXED}`)
    .replace(/ »/g, `${FIXED}»`);
}

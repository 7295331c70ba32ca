/** Words of shell. */
import type { shell as source } from "../fr/shell";
import type { Translation } from "../types";

export const shell: Translation<typeof source> = {
};

/** Words of session. */
import type { session as source } from "../fr/session";
import type { Translation } from "../types";

export const session: Translation<typeof source> = {
};

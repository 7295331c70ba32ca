/** Words of communities. */
import type { communities as source } from "../fr/communities";
import type { Translation } from "../types";

export const communities: Translation<typeof source> = {
};

/** Words of people. */
import type { people as source } from "../fr/people";
import type { Translation } from "../types";

export const people: Translation<typeof source> = {
};

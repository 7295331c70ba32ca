/** The English texts that the first screen needs. */
import type { first as source } from "../fr/first";
import type { Translation } from "../types";
import { conversations } from "./conversations";
import { people } from "./people";
import { places } from "./places";
import { shell } from "./shell";
import { sidebar } from "./sidebar";

export const first: Translation<typeof source> = {
  ...conversations,
  ...people,
  ...places,
  ...shell,
  ...sidebar,
};

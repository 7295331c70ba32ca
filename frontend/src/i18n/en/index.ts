/** The English catalogue. */
import type { fr } from "../fr";
import type { Translation } from "../types";
import { administration } from "./administration";
import { breakGlass } from "./breakGlass";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { people } from "./people";
import { session } from "./session";
import { shell } from "./shell";

export const en: Translation<typeof fr> = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...components,
  ...conversations,
  ...administration,
  ...breakGlass,
};

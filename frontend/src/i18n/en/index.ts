/** The English catalogue. */
import type { fr } from "../fr";
import type { Translation } from "../types";
import { administration } from "./administration";
import { clubs } from "./clubs";
import { communities } from "./communities";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { network } from "./network";
import { people } from "./people";
import { projects } from "./projects";
import { session } from "./session";
import { shell } from "./shell";

export const en: Translation<typeof fr> = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...clubs,
  ...projects,
  ...conversations,
  ...network,
  ...administration,
};

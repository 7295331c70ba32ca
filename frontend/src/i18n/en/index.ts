/** The English catalogue. */
import type { fr } from "../fr";
import type { Translation } from "../types";
import { administration } from "./administration";
import { brand } from "./brand";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { management } from "./management";
import { people } from "./people";
import { presentation } from "./presentation";
import { projects } from "./projects";
import { rules } from "./rules";
import { session } from "./session";
import { shell } from "./shell";
import { statuses } from "./statuses";

export const en: Translation<typeof fr> = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...components,
  ...projects,
  ...rules,
  ...conversations,
  ...administration,
  ...management,
  ...brand,
  ...presentation,
  ...statuses,
};

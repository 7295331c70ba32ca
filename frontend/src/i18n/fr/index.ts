/** The French catalogue, the source of every other language: one file an area, merged. */
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

export const fr = {
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
} as const;

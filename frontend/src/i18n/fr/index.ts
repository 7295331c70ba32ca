/** The French catalogue, the source of every other language: one file an area, merged. */
import { administration } from "./administration";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { people } from "./people";
import { rules } from "./rules";
import { session } from "./session";
import { shell } from "./shell";

export const fr = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...components,
  ...rules,
  ...conversations,
  ...administration,
} as const;

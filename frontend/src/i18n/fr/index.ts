/** The French catalogue, the source of every other language: one file an area, merged. */
import { administration } from "./administration";
import { breakGlass } from "./breakGlass";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { people } from "./people";
import { session } from "./session";
import { shell } from "./shell";

export const fr = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...components,
  ...conversations,
  ...administration,
  ...breakGlass,
} as const;

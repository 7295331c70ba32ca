/** The French catalogue, the source of every other language: one file an area, merged. */
import { administration } from "./administration";
import { brand } from "./brand";
import { communities } from "./communities";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { people } from "./people";
import { presentation } from "./presentation";
import { session } from "./session";
import { shell } from "./shell";

export const fr = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...conversations,
  ...administration,
  ...brand,
  ...presentation,
} as const;

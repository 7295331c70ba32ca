/** The French catalogue, the source of every other language: one file an area, merged. */
import { accords } from "./accords";
import { administration } from "./administration";
import { communities } from "./communities";
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
  ...conversations,
  ...administration,
  ...accords,
} as const;

/** The French catalogue, the source of every other language: one file an area, merged. */
import { accords } from "./accords";
import { administration } from "./administration";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { groups } from "./groups";
import { management } from "./management";
import { people } from "./people";
import { projects } from "./projects";
import { session } from "./session";
import { shell } from "./shell";

export const fr = {
  ...shell,
  ...session,
  ...people,
  ...communities,
  ...groups,
  ...components,
  ...projects,
  ...conversations,
  ...administration,
  ...accords,
  ...management,
} as const;

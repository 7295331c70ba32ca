/** The French texts that the first screen needs; the rest comes with the first screen that is fetched. */
import { conversations } from "./conversations";
import { people } from "./people";
import { places } from "./places";
import { shell } from "./shell";
import { sidebar } from "./sidebar";

export const first = {
  ...conversations,
  ...people,
  ...places,
  ...shell,
  ...sidebar,
} as const;

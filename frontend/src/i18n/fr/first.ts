/** The French texts that the first screen needs; the rest comes with the first screen that is fetched. */
import { communities } from "./communities";
import { conversations } from "./conversations";
import { people } from "./people";
import { places } from "./places";
import { session } from "./session";
import { shell } from "./shell";

export const first = {
  ...communities,
  ...conversations,
  ...people,
  ...places,
  ...session,
  ...shell,
} as const;

/** The whole French catalogue, the source of every other language: one file an area, merged. */
import { accords } from "./accords";
import { administration } from "./administration";
import { brand } from "./brand";
import { breakGlass } from "./breakGlass";
import { clubs } from "./clubs";
import { components } from "./components";
import { finding } from "./finding";
import { first } from "./first";
import { groups } from "./groups";
import { management } from "./management";
import { network } from "./network";
import { presentation } from "./presentation";
import { projects } from "./projects";
import { rules } from "./rules";
import { statuses } from "./statuses";

export const fr = {
  ...first,
  ...accords,
  ...administration,
  ...brand,
  ...breakGlass,
  ...clubs,
  ...components,
  ...finding,
  ...groups,
  ...management,
  ...network,
  ...presentation,
  ...projects,
  ...rules,
  ...statuses,
} as const;

/** The English catalogue. */
import type { fr } from "../fr";
import type { Translation } from "../types";
import { accords } from "./accords";
import { administration } from "./administration";
import { announcements } from "./announcements";
import { brand } from "./brand";
import { breakGlass } from "./breakGlass";
import { catching } from "./catching";
import { clubs } from "./clubs";
import { communities } from "./communities";
import { components } from "./components";
import { conversations } from "./conversations";
import { emoji } from "./emoji";
import { files } from "./files";
import { finding } from "./finding";
import { groups } from "./groups";
import { leading } from "./leading";
import { management } from "./management";
import { moderation } from "./moderation";
import { network } from "./network";
import { notices } from "./notices";
import { people } from "./people";
import { places } from "./places";
import { polls } from "./polls";
import { presentation } from "./presentation";
import { projects } from "./projects";
import { rich } from "./rich";
import { rules } from "./rules";
import { session } from "./session";
import { shell } from "./shell";
import { shortcuts } from "./shortcuts";
import { sidebar } from "./sidebar";
import { site } from "./site";
import { status } from "./status";
import { statuses } from "./statuses";
import { writing } from "./writing";

export const en: Translation<typeof fr> = {
  ...shell,
  ...sidebar,
  ...session,
  ...people,
  ...places,
  ...communities,
  ...groups,
  ...components,
  ...emoji,
  ...files,
  ...finding,
  ...catching,
  ...clubs,
  ...projects,
  ...rich,
  ...rules,
  ...conversations,
  ...moderation,
  ...network,
  ...notices,
  ...administration,
  ...accords,
  ...leading,
  ...management,
  ...announcements,
  ...brand,
  ...polls,
  ...presentation,
  ...breakGlass,
  ...shortcuts,
  ...site,
  ...status,
  ...statuses,
  ...writing,
};

/** The English catalogue. */
import type { fr } from "../fr";
import type { Translation } from "../types";
import { accords } from "./accords";
import { administration } from "./administration";
import { announcements } from "./announcements";
import { arranging } from "./arranging";
import { brand } from "./brand";
import { breakGlass } from "./breakGlass";
import { catching } from "./catching";
import { clubs } from "./clubs";
import { communities } from "./communities";
import { components } from "./components";
import { controls } from "./controls";
import { directory } from "./directory";
import { emoji } from "./emoji";
import { files } from "./files";
import { finding } from "./finding";
import { first } from "./first";
import { groups } from "./groups";
import { leading } from "./leading";
import { management } from "./management";
import { messages } from "./messages";
import { moderation } from "./moderation";
import { network } from "./network";
import { notices } from "./notices";
import { polls } from "./polls";
import { presentation } from "./presentation";
import { projects } from "./projects";
import { rich } from "./rich";
import { rules } from "./rules";
import { session } from "./session";
import { shortcuts } from "./shortcuts";
import { site } from "./site";
import { status } from "./status";
import { statuses } from "./statuses";
import { sweeping } from "./sweeping";
import { writing } from "./writing";

export const en: Translation<typeof fr> = {
  ...first,
  ...session,
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
  ...moderation,
  ...network,
  ...notices,
  ...administration,
  ...accords,
  ...controls,
  ...directory,
  ...messages,
  ...leading,
  ...management,
  ...announcements,
  ...arranging,
  ...brand,
  ...polls,
  ...presentation,
  ...breakGlass,
  ...shortcuts,
  ...site,
  ...status,
  ...statuses,
  ...sweeping,
  ...writing,
};

/** The sections of the management centre, and who is shown which. */
import type { CommunityCard } from "../../api/shapes";
import type { Key } from "../../i18n";
import type { IconName } from "../../shared/icons";
import { paths } from "../routes";
import { able, moderates } from "./manages";

export interface Section {
  title: Key;
  text: Key;
  icon: IconName;
  path: (community: string) => string;
  may: (community: CommunityCard) => boolean;
}

export const sections: readonly Section[] = [
  {
    title: "management.section.people",
    text: "management.section.peopleText",
    icon: "users",
    path: paths.managePeople,
    may: (community) => able(community, "manage_people"),
  },
  {
    title: "management.section.roles",
    text: "management.section.rolesText",
    icon: "shield-check",
    path: paths.roles,
    may: (community) => community.abilities.browse_people ?? false,
  },
  {
    title: "management.section.mandates",
    text: "management.section.mandatesText",
    icon: "clock",
    path: paths.mandates,
    may: (community) => community.abilities.browse_people ?? false,
  },
  {
    title: "management.section.rights",
    text: "management.section.rightsText",
    icon: "circle-help",
    path: paths.rights,
    may: (community) => community.abilities.see ?? false,
  },
  {
    title: "accords.title",
    text: "accords.section",
    icon: "shield-check",
    path: paths.accords,
    may: (community) =>
      (community.abilities.decide_accords ?? false) || community.on_accord.length > 0,
  },
  {
    title: "moderation.title",
    text: "moderation.section",
    icon: "flag",
    path: paths.moderation,
    may: moderates,
  },
  {
    title: "management.section.components",
    text: "management.section.componentsText",
    icon: "list-tree",
    path: paths.components,
    may: (community) => community.abilities.browse_people ?? false,
  },
  {
    title: "management.section.groups",
    text: "management.section.groupsText",
    icon: "users",
    path: paths.groups,
    may: (community) => community.abilities.browse_people ?? false,
  },
  {
    title: "management.section.statuses",
    text: "management.section.statusesText",
    icon: "flag",
    path: paths.groupStatuses,
    may: (community) => community.abilities.browse_people ?? false,
  },
  {
    title: "emoji.title",
    text: "emoji.lead",
    icon: "smile",
    path: paths.emoji,
    may: (community) => community.abilities.see ?? false,
  },
  {
    title: "management.section.invite",
    text: "management.section.inviteText",
    icon: "user-plus",
    path: paths.invite,
    may: (community) => able(community, "invite"),
  },
  {
    title: "management.section.settings",
    text: "management.section.settingsText",
    icon: "settings",
    path: paths.settings,
    may: (community) => able(community, "change"),
  },
  {
    title: "management.section.presentation",
    text: "management.section.presentationText",
    icon: "info",
    path: paths.presentation,
    may: (community) => able(community, "change"),
  },
  {
    title: "site.entries",
    text: "site.entriesText",
    icon: "building-2",
    path: paths.siteEntries,
    may: (community) => community.abilities.read_trace ?? false,
  },
  {
    title: "glass.title",
    text: "management.section.glassText",
    icon: "lock",
    path: paths.breakGlass,
    may: (community) => community.abilities.break_glass ?? false,
  },
  {
    title: "management.section.trace",
    text: "management.section.traceText",
    icon: "list",
    path: paths.trace,
    may: (community) => able(community, "read_trace"),
  },
];

/** Words of the statuses in groups that a community names itself. */
import type { statuses as source } from "../fr/statuses";
import type { Translation } from "../types";

export const statuses: Translation<typeof source> = {
  "statuses.own": "Statuses of the community",
  "statuses.shipped": "Statuses of every community",
  "statuses.none": "No status of the community’s own",
  "statuses.noneText":
    "Name what one is in your groups: tutor, delegate, treasurer… Every group can then give it.",
  "statuses.new": "New status",
  "statuses.newTitle": "New status in groups",
  "statuses.create": "Create the status",
  "statuses.created": "The status “{name}” was created.",
  "statuses.change": "Change {name}",
  "statuses.changeAction": "Save",
  "statuses.changed": "The status “{name}” was saved.",
  "statuses.name": "Name of the status",
  "statuses.nameHint": "Pasted lists know it, whatever its accents and capitals.",
  "statuses.nameNeeded": "Give the status a name.",
  "statuses.leads": "Leads the rooms of the group",
  "statuses.leadsHint": "Opens rooms of the group and moderates them, like a referent.",
  "statuses.manages": "Manages the people of the group",
  "statuses.managesHint": "Adds, removes, gives statuses, like an administrator of the group.",
  "statuses.says.manages": "Manages the people and leads the rooms",
  "statuses.says.leads": "Leads the rooms",
  "statuses.says.nothing": "Takes part",
  "statuses.says.guest": "Guest of the group",
  "statuses.says.observer": "Follows the group",
  "statuses.up": "Move {name} up",
  "statuses.down": "Move {name} down",
  "statuses.remove": "Take {name} away",
  "statuses.removeTitle": "Take the status “{name}” away",
  "statuses.replacement": "Status that replaces it",
  "statuses.replaceAction": "Replace and take away",
  "statuses.removed": "The status “{name}” was taken away.",
} as const;

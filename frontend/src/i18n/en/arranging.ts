/** Words of the sections in which one keeps one’s rooms. */
import type { arranging as source } from "../fr/arranging";
import type { Translation } from "../types";

export const arranging: Translation<typeof source> = {
  "arranging.favourites": "Favourites",
  "arranging.star": "Add to favourites",
  "arranging.unstar": "Remove from favourites",
  "arranging.starred": "{name} is among your favourites.",
  "arranging.unstarred": "{name} is no longer among your favourites.",
  "arranging.placed": "{room} is in “{section}”.",
  "arranging.unplaced": "{name} is back in its usual place.",
  "arranging.takeOut": "Take out of “{section}”",
  "arranging.new": "New section",
  "arranging.newFor": "New section…",
  "arranging.make": "Create",
  "arranging.name": "Name of the section",
  "arranging.nameHint": "Only you see it. It can hold rooms of all your communities.",
  "arranging.nameNeeded": "Give it a name.",
  "arranging.rename": "Rename the section",
  "arranging.remove": "Remove the section",
  "arranging.removed": "The section “{name}” is removed: its rooms are back in their places.",
  "arranging.menu": "Menu of section {name}",
  "arranging.menuOfRoom": "Keep {name} in",
  "arranging.sort.unread": "Unread first",
  "arranging.sort.name": "By name",
  "arranging.sort.recent": "Latest messages first",
  "arranging.up": "Move up",
  "arranging.down": "Move down",
  "arranging.empty": "Drag a room here, or put it here from its menu.",
  "arranging.emptyTouch": "Press and hold a room to put it here.",
  "arranging.dropHere": "Drop here",
};

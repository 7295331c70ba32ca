/** Words that forms and dialogs share; the switcher and the shortcuts. */
import type { controls as source } from "../fr/controls";
import type { Translation } from "../types";

export const controls: Translation<typeof source> = {
  "shell.version.apply": "Reload",
  "shell.version.ready": "A new version of the application is ready.",
  "shell.product": "Chatcore",
  "shell.cancel": "Cancel",
  "shell.save": "Save",
  "shell.saved": "Saved.",
  "shell.undo": "Undo",
  "shell.optional": "(optional)",
  "shell.remove": "Remove {name}",
  "shell.copy": "Copy",
  "shell.copied": "Copied.",
  "shell.nothingFound": "No results",
  "shell.showPassword": "Show the password",
  "shell.hidePassword": "Hide the password",
  "shell.loadMore": "Show more",

  "shell.writing": "Drafts and scheduled",
  "shell.signOut": "Sign out",

  "shell.switcher.title": "Jump to a room, a topic or a person",
  "shell.switcher.placeholder": "Room, topic or person",
  "shell.switcher.none": "Nothing matches.",
  "shell.switcher.hint": "↑ ↓ to choose, Enter to open, Esc to close",
  "shell.switcher.room": "Room",
  "shell.switcher.topic": "Topic",
  "shell.switcher.person": "Person",

  "shell.keys.title": "Keyboard shortcuts",
  "shell.key.enter": "Enter",
  "shell.key.escape": "Esc",
  "shell.key.shift": "Shift",
  "shell.key.alt": "Alt",
};

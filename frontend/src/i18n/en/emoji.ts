/** The words of the emoji of a community. */
import type { emoji as source } from "../fr/emoji";
import type { Translation } from "../types";

export const emoji: Translation<typeof source> = {
  "emoji.title": "Emoji",
  "emoji.lead": "The emoji that this community gave itself: everybody writes them by their names.",
  "emoji.choose": "Choose a picture",
  "emoji.name": "Name",
  "emoji.nameHint":
    "2 to 32 letters without accents, figures or “_”. PNG, WebP, GIF (animated or not) or JPEG, at most 1 MB.",
  "emoji.add": "Add",
  "emoji.added": "Emoji added",
  "emoji.archived": "Archived",
  "emoji.archive": "Archive",
  "emoji.archiveNamed": "Archive {name}",
  "emoji.restore": "Bring back",
  "emoji.restoreNamed": "Bring {name} back",
  "emoji.none": "No emoji yet",
  "emoji.noneText":
    "Those that are added here are written by their names, as in :lighthouse:, and serve as reactions.",
};

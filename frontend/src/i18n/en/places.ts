/** Words of the places and states that are on screen before any of their screens is opened. */
import type { places as source } from "../fr/places";
import type { Translation } from "../types";

export const places: Translation<typeof source> = {
  "moderation.title": "Moderation",
  "accords.title": "Agreements",
  "accords.count": {
    one: "{count} request is waiting for your answer",
    other: "{count} requests are waiting for your answer",
  },
  "accords.see": "Answer",
  "accords.community.edit": "Change the presentation",
  "clubs.title": "Clubs",
  "components.title": "Components",
  "groups.title": "Groups",
  "management.title": "Administration",
  "network.title": "Network",
  "network.card.kind": "Publication",
  "network.card.unknown": "This object cannot be shown here.",
  "presentation.settings": "Community settings",
  "presentation.title": "About",
  "projects.title": "Projects",
};

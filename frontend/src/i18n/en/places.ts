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
  "accords.section": "What waits for an agreement, what was answered, delegations.",
  "accords.community.edit": "Change the presentation",
  "brand.accessibility": "Accessibility",
  "brand.help": "Help",
  "brand.legal": "Legal notice",
  "brand.preview.off": "Leave the preview",
  "brand.preview.on": "You see the draft of the brand. Others see the published one.",
  "brand.title": "Brand of the site",
  "clubs.title": "Clubs",
  "components.title": "Components",
  "glass.title": "Break-glass",
  "groups.title": "Groups",
  "management.title": "Administration",
  "network.title": "Network",
  "network.card.kind": "Publication",
  "network.card.unknown": "This object cannot be shown here.",
  "presentation.opensText":
    "The community opens {date}. You belong to it already: nothing to do until then, it will open by itself.",
  "presentation.opensTitle": "{name} is being prepared",
  "presentation.pinIn": "{author} in {room}",
  "presentation.settings": "Community settings",
  "presentation.title": "About",
  "projects.title": "Projects",
  "trace.siteTitle": "Trace of the site",
};

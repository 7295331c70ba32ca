/** Words of the directory and of the member card. */
import type { directory as source } from "../fr/directory";
import type { Translation } from "../types";

export const directory: Translation<typeof source> = {
  "people.card.short": "Card",
  "people.status.until": "until {when}",

  "people.directory.title": "Directory",
  "people.directory.search": "Name, position, organisation or skill",
  "people.directory.count": { one: "{count} person", other: "{count} people" },
  "people.directory.found": { one: "{count} result", other: "{count} results" },
  "people.directory.none": "Nobody matches",
  "people.directory.noneText": "Try another word: a trade, a town, an organisation.",
  "people.directory.closed":
    "The directory of this community is closed to you: nobody is looked for in it.",
  "people.directory.clear": "Clear the search",
  "people.directory.empty": "The directory is still empty",
  "people.directory.emptyText": "Everyone who registers will have an entry. Invite the first ones.",
  "people.card.message": "Send a message",
  "people.card.edit": "Edit my card",
  "people.card.communities": "Communities in common",
  "people.card.offers": "Can bring",
  "people.card.seeks": "Is looking for",
  "people.card.place": "Place",
  "people.card.phone": "Phone",
  "people.card.bio": "About",
  "people.bot": "Bot",
};

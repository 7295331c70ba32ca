/** Words of people. */
import type { people as source } from "../fr/people";
import type { Translation } from "../types";

export const people: Translation<typeof source> = {
  "people.presence.active": "Online",
  "people.presence.away": "Away",
  "people.presence.busy": "Do not disturb",
  "people.presence.offline": "Offline",
};

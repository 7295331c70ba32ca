/** Words of people: presence, the directory, the member card. */
export const people = {
  "people.presence.active": "En ligne",
  "people.presence.away": "Absence courte",
  "people.presence.busy": "Ne pas déranger",
  "people.presence.offline": "Hors ligne",
} as const;

/** Words of those who administer. */
import type { administration as source } from "../fr/administration";
import type { Translation } from "../types";

export const administration: Translation<typeof source> = {
  "trace.siteTitle": "Trace of the site",
  "trace.title": "Trace",
  "trace.lead":
    "Who did what in {name}, when and on what. What messages say is not in it. Each reading is written in it too.",
  "trace.siteLead":
    "Who did what outside of communities: accounts, sessions, direct conversations, settings of the site. What messages say is not in it. Each reading is written in it too.",
  "trace.siteDenied": "The trace of the site is read by its staff.",
  "trace.of": "Search among",
  "trace.of.actions": "Actions",
  "trace.of.messages": "Messages, without the text",
  "trace.noneYet": "Nothing in the most recent ones: go on further back.",
  "trace.filters": "Filter the trace",
  "trace.from": "From",
  "trace.until": "Until",
  "trace.onlyBatch": "Show only this {name}",
  "trace.batch": "Only: {name}",
  "trace.batchOff": "No longer filter by batch",
  "trace.zone": "Dates and hours of the time zone {zone}, set in your preferences.",
  "trace.action": "Action",
  "trace.allActions": "All actions",
  "trace.type": "Object",
  "trace.allTypes": "All objects",
  "trace.author": "Author",
  "trace.only": "Show only what {name} did",
  "trace.closed": "account closed",
  "trace.nobody": "The system",
  "trace.before": "Before: ",
  "trace.after": "After: ",
  "trace.withheld": "This room is not open to you: what changed in it stays between its members.",
  "trace.csv": "Export as CSV",
  "trace.jsonl": "Export as JSON",
  "trace.none": "Nothing matches",
  "trace.noneText": "Widen the dates or remove a filter.",
  "trace.clear": "Remove the filters",
  "trace.found": { one: "{count} action shown", other: "{count} actions shown" },
  "trace.denied": "The trace is read by those who administer the community.",
};

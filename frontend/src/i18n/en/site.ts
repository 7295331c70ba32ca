/** Words of the site's staff: all communities, entering one and coming out, what is asked of the site. */
import type { site as source } from "../fr/site";
import type { Translation } from "../types";

export const site: Translation<typeof source> = {
  "site.requests": "Requests to the site",
  "site.communities": "Communities of the site",
  "site.communitiesLead":
    "All communities, and who administers them. One enters in the open: for a reason, for a time, and the administrators are told.",
  "site.denied": "This page is for the staff of the site.",
  "site.search": "Search a community",
  "site.none": "No community of this name",
  "site.noneText": "Try with fewer words.",
  "site.people": { one: "{count} person", other: "{count} people" },
  "site.by": "Administered by {names}",
  "site.byNobody": "Nobody administers it",
  "site.member": "You are a member",
  "site.archived": "Archived",
  "site.inside": "{name} is inside until {date}",
  "site.insideMine": "You are inside until {date}",
  "site.open": "Open",
  "site.openNamed": "Open {name}",
  "site.enter": "Enter as administrator of the site",
  "site.enterNamed": "Enter as administrator of the site: {name}",
  "site.enterTitle": "Enter {name}?",
  "site.enterText":
    "You will see and set what its administrators see and set: neither direct conversations nor private rooms nor clubs. They are told at once, and all is in the trace.",
  "site.reason": "Reason",
  "site.reasonHint": "The administrators of the community read it.",
  "site.reasonNeeded": "Say why, in 10 characters at least.",
  "site.for": "For how long",
  "site.hours": { one: "{count} hour", other: "{count} hours" },
  "site.days": { one: "{count} day", other: "{count} days" },
  "site.enterAction": "Enter",
  "site.entered": "You are inside {name}: its administrators are told.",
  "site.line":
    "You are here as an administrator of the site, until {date}. The administrators of {name} know.",
  "site.leave": "End",
  "site.leaveNamed": "End the entry of {name}",
  "site.left": "You are out of {name}.",
  "site.leftOf": "The entry of {name} is over.",
  "site.entries": "Entries of the site’s staff",
  "site.entriesText": "Who came in as administrator of the site, when and why.",
  "site.entriesList": "Entries",
  "site.entriesNone": "Nobody came in",
  "site.entriesNoneText":
    "When the staff of the site comes in here, you are told and it is in this list.",
  "site.entry.now": "Inside",
  "site.entry.over": "Over",
  "site.entry.span": "From {from} to {until}",
  "site.told": "{name}, of the staff of the site, has entered {community}: {reason}",
  "site.toldEnd": "{name} is out of {community}.",
  "site.see": "See",
  "site.requestsLead":
    "What is asked of the staff of the site: a new community, or what nobody of a community answered in time.",
  "site.from": "From {community}",
  "site.newCommunity": "Ask for a community",
  "site.newCommunityLead":
    "The staff of the site answers. If it agrees, the community is there at once and you administer it.",
  "site.newName": "Name",
  "site.newDescription": "Description",
  "site.newNext": "Continue",
  "site.newNeeded": "Give it a name.",
};

/** Words of the sidebar. */
import type { sidebar as french } from "../fr/sidebar";
import type { Translation } from "../types";

export const sidebar: Translation<typeof french> = {
  "communities.members": { one: "{count} member", other: "{count} members" },
  "communities.choose": "Change community",
  "communities.menu": "Menu of {name}",
  "communities.invite.short": "Invite a person",
  "notices.title": "Notices",
  "notices.count": { one: "{count} unread notice", other: "{count} unread notices" },
  "rooms.section.announcement": "Announcements",
  "rooms.section.topic": "Topic rooms",
  "rooms.section.club": "Clubs",
  "rooms.section.archived": "Archived rooms",
  "rooms.section.direct": "Direct messages",
  "rooms.general": "General",
  "rooms.inbox": "Inbox",
  "rooms.browse": "Browse rooms",
  "rooms.new": "New room",
  "rooms.newDirect": "New message",
  "rooms.add": "Add",
  "rooms.none": "You have not joined a room of this community.",
  "rooms.noDirect": "Write to a person or to a small group.",
  "rooms.themes": "Topics",
  "rooms.moreThemes": { one: "{count} other topic", other: "{count} other topics" },
};

import type { catching as fr } from "../fr/catching";
import type { Translation } from "../types";

export const catching: Translation<typeof fr> = {
  "catching.said": "{name}: {words}",
  "catching.title": "Catching up",
  "catching.lead": "What happened without you, by rules, and in no order but that of dates.",
  "catching.open": "See what I missed",
  "catching.later": "Later",
  "catching.since": "Since {when}:",
  "catching.span": "Since when",
  "catching.span.left": "Since I left",
  "catching.span.day": "Since yesterday",
  "catching.span.three": "For 3 days",
  "catching.span.week": "For a week",
  "catching.span.month": "For a month",
  "catching.readAll": "Mark all as read",
  "catching.allRead": "All is marked as read",
  "catching.none": "Nothing waits for you",
  "catching.noneText": "Messages for you, decisions and announcements will appear here.",
  "catching.others": {
    one: "And {count} other unread conversation, in which you have written nothing.",
    other: "And {count} other unread conversations, in which you have written nothing.",
  },
  "catching.section.addressed": "For you",
  "catching.section.receipts": "Reading to confirm",
  "catching.section.topics": "Topics and clubs that concern you",
  "catching.section.decisions": "Decisions",
  "catching.section.announcements": "Unread announcements",
  "catching.section.polls": "Closed polls",
  "catching.section.direct": "Direct messages",
  "catching.count.addressed": { one: "{count} message for you", other: "{count} messages for you" },
  "catching.count.receipts": {
    one: "{count} reading to confirm",
    other: "{count} readings to confirm",
  },
  "catching.count.topics": {
    one: "{count} thread that concerns you",
    other: "{count} threads that concern you",
  },
  "catching.count.decisions": { one: "{count} decision", other: "{count} decisions" },
  "catching.count.announcements": {
    one: "{count} unread announcement room",
    other: "{count} unread announcement rooms",
  },
  "catching.count.polls": { one: "{count} closed poll", other: "{count} closed polls" },
  "catching.count.direct": {
    one: "{count} direct conversation",
    other: "{count} direct conversations",
  },
};

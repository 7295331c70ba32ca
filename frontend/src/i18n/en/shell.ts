/** Words of the frame. */
import type { shell as source } from "../fr/shell";
import type { Translation } from "../types";

export const shell: Translation<typeof source> = {
  "shell.close": "Close",
  "shell.back": "Back",
  "shell.retry": "Try again",
  "shell.loading": "Loading",
  "shell.more": { one: "+ {count}", other: "+ {count}" },
  "shell.news": "Messages from the application",
  "shell.unreadCount": { one: "{count} unread message", other: "{count} unread messages" },
  "shell.mentionsCount": { one: "{count} mention", other: "{count} mentions" },

  "shell.skip": "Skip to content",
  "shell.nav": "Main navigation",
  "shell.sidebarWidth": "Width of the sidebar",
  "shell.communities": "Communities",
  "shell.home": "Home",
  "shell.discussions": "Discussions",
  "shell.directory": "Directory",
  "shell.me": "Me",
  "shell.myAccount": "My account",
  "shell.search": "Search or jump to",
  "shell.help": "Keyboard shortcuts",

  "shell.connection.lost": "Connection lost. Your messages will leave when it is back.",
  "shell.connection.offline": "You are offline. Your messages will leave when the network is back.",
  "shell.connection.again": {
    one: "Next attempt in {count} s.",
    other: "Next attempt in {count} s.",
  },
  "shell.connection.now": "Try now",
  "shell.connection.later": "The rest will appear when the connection is back.",
  "shell.connection.back": "Connected again.",
  "shell.connection.closed":
    "Your session has ended. Sign in again to go on; your drafts are kept.",
  "shell.connection.signIn": "Sign in again",

  "shell.missing.title": "This page does not exist",
  "shell.missing.text": "The address may be incomplete, or the page has been removed.",
  "shell.missing.action": "Go home",
  "shell.missing.room": "This room is not open to you",
  "shell.missing.roomText": "It does not exist, or it is reserved for its members.",
  "shell.failed.title": "This could not be loaded",
  "shell.noCommunity.title": "You are not in a community yet",
  "shell.noCommunity.text":
    "Ask the person who runs your community for an invitation, then open the link you receive by e-mail.",

  "shell.home.title": "Home",
  "shell.home.hello": "Hello, {name}",
  "shell.home.mentions": "For you",
  "shell.home.unread": "Unread",
  "shell.home.recent": "Recent activity",
  "shell.home.catchUp": "Catch up",
  "shell.home.upToDate": "You are up to date.",
  "shell.home.summary": {
    one: "{count} message is waiting for you.",
    other: "{count} messages are waiting for you.",
  },
  "shell.home.empty.title": "Your community is waiting for you",
  "shell.home.empty.text":
    "New messages of your rooms will appear here. Start by joining a room, or write to someone.",
};

/**
 * The screens that are fetched when they are opened. This list is itself no part of the first load: it names a file for
 * each screen, and all that these files need.
 */
import type { Component } from "svelte";
import type { FetchedRoute } from "./fetched";

export type Screen = () => Promise<{ default: Component<Record<string, never>> }>;

// One function for all the addresses of a screen: it stays on when one goes from one of them to another.
const inbox = () => import("../screens/Inbox.svelte");
const directory = () => import("../screens/Directory.svelte");
const writing = () => import("../screens/Writing.svelte");
const me = () => import("../screens/Me.svelte");
const components = () => import("../screens/Components.svelte");
const trace = () => import("../screens/Trace.svelte");
const moderation = () => import("../screens/Moderation.svelte");
const myReports = () => import("../screens/MyReports.svelte");
const breakGlass = () => import("../screens/BreakGlass.svelte");

export const screens: Readonly<Record<FetchedRoute, Screen>> = {
  inbox,
  recent: inbox,
  catchUp: () => import("../screens/CatchUp.svelte"),
  notices: () => import("../screens/Notices.svelte"),
  noticeSettings: () => import("../screens/NoticeSettings.svelte"),
  directory,
  person: directory,
  search: () => import("../screens/Search.svelte"),
  saved: () => import("../screens/Saved.svelte"),
  poll: () => import("../screens/Poll.svelte"),
  writing,
  writingPart: writing,
  message: () => import("../screens/Permalink.svelte"),
  me,
  mePart: me,
  invite: () => import("../screens/Invite.svelte"),
  groups: () => import("../screens/Groups.svelte"),
  projects: () => import("../screens/Projects.svelte"),
  project: () => import("../screens/Project.svelte"),
  group: () => import("../screens/Group.svelte"),
  accords: () => import("../screens/Accords.svelte"),
  components,
  component: components,
  management: () => import("../screens/Management.svelte"),
  managePeople: () => import("../screens/ManagePeople.svelte"),
  roles: () => import("../screens/Roles.svelte"),
  siteEntries: () => import("../screens/SiteEntries.svelte"),
  siteCommunities: () => import("../screens/SiteCommunities.svelte"),
  siteAccords: () => import("../screens/SiteAccords.svelte"),
  mandates: () => import("../screens/Mandates.svelte"),
  groupStatuses: () => import("../screens/GroupStatuses.svelte"),
  emoji: () => import("../screens/OwnEmoji.svelte"),
  rights: () => import("../screens/Rights.svelte"),
  settings: () => import("../screens/CommunitySettings.svelte"),
  presentation: () => import("../screens/Presentation.svelte"),
  presentationDraft: () => import("../screens/PresentationEditor.svelte"),
  newCommunity: () => import("../screens/NewCommunity.svelte"),
  brand: () => import("../screens/Brand.svelte"),
  clubs: () => import("../screens/Clubs.svelte"),
  club: () => import("../screens/Club.svelte"),
  network: () => import("../screens/Network.svelte"),
  publication: () => import("../screens/Publication.svelte"),
  trace,
  siteTrace: trace,
  moderation,
  wordFilter: moderation,
  pauses: moderation,
  moderationCase: () => import("../screens/ModerationCase.svelte"),
  myReports,
  myReport: myReports,
  myStatement: myReports,
  breakGlass,
  siteBreakGlass: breakGlass,
  styleguide: () => import("../screens/Styleguide.svelte"),
  opening: () => import("../screens/OpenedConversation.svelte"),
};

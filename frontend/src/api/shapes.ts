/** The shapes of the wire as the browser names them: REST cards, live commands and live events. */

export type Id = string;
/** ISO 8601, UTC, milliseconds: `2026-11-23T10:00:00.000Z`. */
export type Instant = string;
export type Language = "fr" | "en";
export type PersonKind = "member" | "bot";
export type RoomKind = "topic" | "club" | "announcement" | "direct";
export type Visibility = "public" | "private";
export type CommunityRole =
  | "administrator"
  | "functional_administrator"
  | "animator"
  | "member"
  | "guest"
  | "bot";
/** A stream (`room:<id>`, `user:<id>`, `community:<id>`) and the position in it. */
export type Positions = Record<string, number>;

export interface ShortPerson {
  id: Id;
  name: string;
  kind: PersonKind;
  avatar: string | null;
}

export interface PersonCard extends ShortPerson {
  title: string;
  organisation: string;
}

export type PresenceState = "active" | "away" | "busy" | "offline";
export interface Presence {
  state: PresenceState;
  text?: string | null;
}

export interface Profile extends PersonCard {
  bio: string;
  communities: { id: Id; name: string; role: CommunityRole }[];
  presence?: Presence;
}

export interface Me extends PersonCard {
  email: string;
  bio: string;
  language: Language;
  time_zone: string;
  created_at: Instant;
}

export interface CommunityCard {
  id: Id;
  name: string;
  slug: string;
  description: string;
  colour: string;
  role: CommunityRole;
  members_count: number;
  abilities: Record<string, boolean>;
}

export interface RoomShape {
  id: Id;
  kind: RoomKind;
  name: string;
  purpose: string;
  community: Id | null;
  visibility: Visibility;
  comments: boolean;
  reactions: boolean;
  joined_by_default: boolean;
  archived_at: Instant | null;
  created_at: Instant;
  /** The participants of a direct room; elsewhere empty. */
  people: PersonCard[];
}

/** A room as REST shows it to its viewer. */
export interface RoomCard extends RoomShape {
  joined: boolean;
  role: string | null;
  unread: number;
  mentions: number;
  /** What is at or under this position of the room's stream has been read. */
  mark: number;
  /** The position of the room's stream at which the counts above were taken. */
  head: number;
  last_posted_at: Instant | null;
  members_count: number;
  abilities: Record<string, boolean>;
}

export interface TopicShape {
  id: Id;
  room: Id;
  title: string;
  general: boolean;
  created_at: Instant;
}

export interface TopicCard extends TopicShape {
  last_seq: number;
  last_posted_at: Instant | null;
  unread: number;
  mentions: number;
  mark: number;
}

export interface Mention {
  kind: string;
  id: Id;
}

export interface Reaction {
  emoji: string;
  people: Id[];
}

export interface MessageCard {
  id: Id;
  room: Id;
  seq: number;
  topic: Id | null;
  author: ShortPerson;
  text: string;
  html: string;
  client_id: Id | null;
  posted_at: Instant;
  edited_at: Instant | null;
  reply_to: Id | null;
  mentions: Mention[];
  attachments: unknown[];
  reactions: Reaction[];
  card: unknown;
}

export interface InvitationCard {
  id: Id;
  community: Id;
  email: string;
  role: CommunityRole;
  rooms: Id[];
  invited_by: ShortPerson | null;
  created_at: Instant;
  expires_at: Instant;
  accepted_at: Instant | null;
  revoked_at: Instant | null;
}

/** What the bearer of an invitation's link sees before they have an account. */
export interface InvitationOffer {
  community: { id: Id; name: string; description?: string };
  email: string;
  invited_by: ShortPerson | null;
  role: CommunityRole;
  expires_at: Instant;
  registered: boolean;
}

export interface MemberCard {
  person: PersonCard;
  role: string;
  joined_at: Instant;
}

export interface SessionCard {
  id: Id;
  current: boolean;
  agent: string;
  ip: string;
  created_at: Instant;
  seen_at: Instant;
}

export interface TokenCard {
  id: Id;
  name: string;
  created_at: Instant;
  last_used_at: Instant | null;
  expires_at: Instant | null;
  token?: string;
}

export interface EntryCard {
  person: PersonCard;
  offers: string[];
  seeks: string[];
  place: string;
  phone?: string;
}

export interface Page<T> {
  results: T[];
  next: string | null;
  previous?: string | null;
  position?: Positions;
}

export interface Problem {
  code: string;
  title: string;
  detail: string;
  path?: string | null;
  retry_after?: number | null;
}

// ---- live: client → server -------------------------------------------------------------------

export interface PostCommand {
  type: "message.post";
  room: Id;
  text: string;
  client_id: Id;
  topic?: Id;
  new_topic?: string;
  reply_to?: Id;
}

export type LiveCommand =
  | { type: "stream.resume"; positions: Positions; epoch: string }
  | PostCommand
  | { type: "message.edit"; message: Id; text: string }
  | { type: "message.delete"; message: Id }
  | { type: "reaction.add" | "reaction.remove"; message: Id; emoji: string }
  | { type: "read.mark"; room: Id; seq: number; topic?: Id }
  | { type: "read.unmark"; message: Id }
  | { type: "typing.start"; room: Id; topic?: Id }
  | {
      type: "presence.set";
      state: Exclude<PresenceState, "offline">;
      text?: string;
      until?: Instant;
    }
  | { type: "presence.watch"; people: Id[] }
  | { type: "ping" };

export interface Counts {
  unread: number;
  mentions: number;
}

export type ResumeAnswer =
  | { head: number; replayed: number }
  | { head: number; limited: true }
  | { gone: true };

/** What a command answers, by its type. */
export interface LiveResults {
  "stream.resume": Record<string, ResumeAnswer>;
  "message.post": { id: Id; seq: number; posted_at: Instant };
  "message.edit": { seq: number };
  "message.delete": { seq: number };
  "reaction.add": { seq: number };
  "reaction.remove": { seq: number };
  "read.mark": Counts;
  "read.unmark": Counts;
  "typing.start": Record<string, never>;
  "presence.set": Record<string, never>;
  "presence.watch": Record<Id, PresenceState | Presence>;
  ping: Record<string, never>;
}

export type LiveReply =
  | { type: "reply"; ref: string | null; ok: true; result: unknown }
  | { type: "reply"; ref: string | null; ok: false; error: Problem };

// ---- live: server → client -------------------------------------------------------------------

export interface Hello {
  type: "hello";
  v: number;
  epoch: string;
  session: string;
  /** Seconds between two `heads`. */
  heartbeat: number;
  me: { id: Id; name: string };
  heads: Positions;
}

/** What each logged event carries beside `type`, `stream` and `seq`. */
interface Told {
  "message.posted": { message: MessageCard };
  "message.edited": { message: MessageCard };
  "message.deleted": { message_id: Id };
  "reaction.added": { message_id: Id; emoji: string; person: Id };
  "reaction.removed": { message_id: Id; emoji: string; person: Id };
  "topic.created": { topic: TopicShape };
  "topic.changed": { topic: TopicShape };
  "room.changed": { room: RoomShape };
  "room.archived": { room: RoomShape };
  "member.joined": { person: Id };
  "member.left": { person: Id };
  "room.joined": { room: Id; head: number };
  "room.left": { room: Id; head: number };
  /** The counts are those at the position `head` of the room's stream. */
  "read.moved": { room: Id; topic: Id | null; mark: number; head: number } & Counts;
  "abilities.changed": { room?: Id | null; community?: Id | null };
  "notice.raised": { notice: unknown };
  "card.changed": { card: unknown };
}

export type LiveEvent = {
  [T in keyof Told]: { type: T; stream: string; seq: number } & Told[T];
}[keyof Told];

export type EphemeralEvent =
  | {
      type: "typing.started" | "typing.stopped";
      room: Id;
      topic: Id | null;
      person: Id;
    }
  | { type: "presence.changed"; people: Record<Id, Presence> }
  | { type: "heads"; heads: Positions };

// ---- the browser's own -------------------------------------------------------------------------

/** A message on its way out, kept in IndexedDB until its event has come back. */
export interface OutboxEntry {
  client_id: Id;
  room: Id;
  topic: Id | null;
  new_topic: string | null;
  reply_to: Id | null;
  text: string;
  created_at: Instant;
  state: "waiting" | "sending" | "failed";
  problem: Problem | null;
}

/**
 * The shapes of the wire as the browser names them.
 *
 * What travels on the websocket is generated (`live.d.ts`, by `npm run types`) and only sharpened here, so that an
 * event or a field which the server adds is seen by the compiler. REST cards are those of the OpenAPI document.
 */
import type * as Wire from "./live";

export type Id = string;
/** ISO 8601, UTC, milliseconds: `2026-11-23T10:00:00.000Z`. */
export type Instant = string;
export type Language = "fr" | "en";
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

export type ShortPerson = Wire.AuthorCard;
export type PersonCard = Wire.PersonCard;

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

/** A room as everybody in it sees it; `people` are the participants of a direct one, elsewhere none. */
export type RoomShape = Omit<Wire.RoomCard, "kind" | "visibility"> & {
  kind: RoomKind;
  visibility: Visibility;
};

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

export type TopicShape = Wire.TopicCard;

export interface TopicCard extends TopicShape {
  last_seq: number;
  last_posted_at: Instant | null;
  unread: number;
  mentions: number;
  mark: number;
}

export type Mention = Wire.MentionCard;
export type Reaction = Wire.ReactionCard;
export type MessageCard = Omit<Wire.MessageCard, "card"> & { card: unknown };

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

/** A command without its `ref`, which the socket gives. */
type Unnamed<C> = C extends { ref: string } ? Omit<C, "ref"> : never;
export type LiveCommand = Unnamed<Wire.LiveCommand>;
export type PostCommand = Extract<LiveCommand, { type: "message.post" }>;

export interface Counts {
  unread: number;
  mentions: number;
}

export type ResumeAnswer =
  | { head: number; replayed: number }
  | { head: number; limited: true }
  | { gone: true };

/** What a command answers, by its type. */
export type LiveResults = Omit<Wire.LiveResults, "stream.resume" | "presence.watch"> & {
  "stream.resume": Record<string, ResumeAnswer>;
  "presence.watch": Record<Id, PresenceState>;
};

export type LiveReply =
  | { type: "reply"; ref: string | null; ok: true; result: unknown }
  | { type: "reply"; ref: string | null; ok: false; error: Problem };

// ---- live: server → client -------------------------------------------------------------------

export type Hello = Wire.Hello;

/** An event with the cards in it sharpened as above. */
type Sharp<E> = E extends { room: Wire.RoomCard }
  ? Omit<E, "room"> & { room: RoomShape }
  : E extends { message: Wire.MessageCard }
    ? Omit<E, "message"> & { message: MessageCard }
    : E;

/** Of the protocol, though no part of the server says them yet. */
type Foretold =
  | { type: "notice.raised"; stream: string; seq: number; notice: unknown }
  | { type: "card.changed"; stream: string; seq: number; card: unknown };

/** What has a place in a stream, and is applied in its order. */
export type LiveEvent = Sharp<Extract<Wire.LiveEvent, { seq: number }>> | Foretold;

type Passing = Exclude<Wire.LiveEvent, { seq: number } | Wire.PresenceChanged>;
/** What is true for a moment only. */
export type EphemeralEvent = Passing | { type: "presence.changed"; people: Record<Id, Presence> };

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

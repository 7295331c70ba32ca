/** The plain data that live events change: rooms, topics and the windows of messages on screen. */
import type {
  AccordCard,
  AnnouncementCard,
  CommunityCard,
  ComponentCard,
  Counts,
  EmojiCard,
  GroupCard,
  Id,
  MessageCard,
  MessagePreviews,
  OpeningNotice,
  OwnStatus,
  PollCard,
  ProjectCard,
  PublicationCard,
  RoomCard,
  SectionCard,
  TopicCard,
} from "../api/shapes";
import { Ledger } from "./ledger";

/** A window of the messages of a room, or of one of its topics, oldest first. */
export interface Timeline {
  room: Id;
  topic: Id | null;
  messages: MessageCard[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** A publication on screen, and its comments (oldest first) once its page has read them. */
export interface HeldPublication {
  card: PublicationCard;
  /** The position of the feed up to which its counts hold every event. */
  at: number;
  comments: MessageCard[] | null;
}

/** A poll on screen, with its counts as of the position `at` of its room. */
export interface HeldPoll {
  card: PollCard;
  at: number;
}

/** What an event made uncertain, to be read again by REST. */
export interface Stale {
  rooms: Record<Id, true>;
  topics: Record<Id, true>;
  communities: Record<Id, true>;
  groups: Record<Id, true>;
  /** Communities whose roles may do other things than before. */
  roles: Record<Id, true>;
  publications: Record<Id, true>;
  announcements: Record<Id, true>;
  accords: Record<Id, true>;
  polls: Record<Id, true>;
  projects: Record<Id, true>;
}

export interface ReadMoved extends Counts {
  room: Id;
  topic: Id | null;
  mark: number;
  head: number;
}

export interface LiveState {
  viewer: Id | null;
  rooms: Record<Id, RoomCard>;
  /** One's own sections, in their order. */
  sections: SectionCard[];
  topics: Record<Id, TopicCard>;
  communities: Record<Id, CommunityCard>;
  /** By community, once they have been read there; those that are archived are not in it. */
  groups: Record<Id, Record<Id, GroupCard>>;
  /** Requests for agreement that were read, or told, here. */
  accords: Record<Id, AccordCard>;
  /** By community, once they have been read there: the statuses in groups that it named itself, in its order. */
  statuses: Record<Id, OwnStatus[]>;
  /** By community, once they have been read there: both trees, without what is archived. */
  components: Record<Id, Record<Id, ComponentCard>>;
  /** Null: it was asked for, and is not there or not for this reader. */
  announcements: Record<Id, AnnouncementCard | null>;
  /** Null: as with announcements. */
  publications: Record<Id, HeldPublication | null>;
  /** Null: it was asked for, and is not there or not for this reader. */
  polls: Record<Id, HeldPoll | null>;
  /** By community, once they have been read there: the emoji of its own, by their names. */
  emoji: Record<Id, Record<string, EmojiCard>>;
  /** By message, once they were asked for; null: to be asked for again. */
  previews: Record<Id, MessagePreviews | null>;
  /** By room of a feed: what others published since it was read. */
  freshPublications: Record<Id, Id[]>;
  /** By community, once they have been read there; those that have ended are not in it. */
  projects: Record<Id, Record<Id, ProjectCard>>;
  /** By room, once they have been read there: when it was opened to administrators. */
  openings: Record<Id, Record<Id, OpeningNotice>>;
  timelines: Record<string, Timeline>;
  ledgers: Record<Id, Ledger>;
  /** By room: the position up to which its topics' counts hold every event. */
  topicHeads: Record<Id, number>;
  /** Marks that moved at a position of the room which its stream has not reached here yet. */
  moves: Record<Id, ReadMoved[]>;
  stale: Stale;
}

export function emptyState(viewer: Id | null = null): LiveState {
  return {
    viewer,
    rooms: {},
    sections: [],
    topics: {},
    communities: {},
    groups: {},
    accords: {},
    statuses: {},
    components: {},
    announcements: {},
    publications: {},
    polls: {},
    previews: {},
    emoji: {},
    freshPublications: {},
    projects: {},
    openings: {},
    timelines: {},
    ledgers: {},
    topicHeads: {},
    moves: {},
    stale: {
      rooms: {},
      topics: {},
      communities: {},
      groups: {},
      roles: {},
      publications: {},
      announcements: {},
      projects: {},
      accords: {},
      polls: {},
    },
  };
}

export function timelineKey(room: Id, topic: Id | null): string {
  return topic === null ? room : `${room}/${topic}`;
}

export function timelinesOf(state: LiveState, room: Id): Timeline[] {
  return Object.values(state.timelines).filter((timeline) => timeline.room === room);
}

/** The ledger of a room, which begins where its card was counted. */
export function ledgerOf(state: LiveState, room: RoomCard): Ledger {
  let ledger = state.ledgers[room.id];
  if (!ledger) {
    ledger = new Ledger(room.head);
    state.ledgers[room.id] = ledger;
  }
  return ledger;
}

/** Puts a card read by REST in the state; what it counts is counted from its `head` on. */
export function putRoom(state: LiveState, card: RoomCard): void {
  state.rooms[card.id] = card;
  delete state.ledgers[card.id];
  delete state.stale.rooms[card.id];
}

/** Puts the topics of a room, counted as of `position`, in the place of those that were there. */
export function putTopics(state: LiveState, room: Id, topics: TopicCard[], position: number): void {
  const kept = new Set(topics.map((topic) => topic.id));
  for (const held of topicsOf(state, room)) if (!kept.has(held.id)) delete state.topics[held.id];
  for (const topic of topics) state.topics[topic.id] = topic;
  state.topicHeads[room] = position;
  delete state.stale.topics[room];
}

/** Puts the communities of the viewer in the place of those that were there. */
export function putCommunities(state: LiveState, communities: CommunityCard[]): void {
  state.communities = Object.fromEntries(communities.map((one) => [one.id, one]));
  state.stale.communities = {};
}

/** Puts the openings of a room in the place of those that were there. */
export function putOpenings(state: LiveState, room: Id, notices: OpeningNotice[]): void {
  state.openings[room] = Object.fromEntries(notices.map((notice) => [notice.id, notice]));
}

/** Puts what is told of an opening among those of its room, when these have been read. */
export function putOpening(state: LiveState, notice: OpeningNotice): void {
  const held = state.openings[notice.room];
  if (held) held[notice.id] = notice;
}

export function dropRoom(state: LiveState, room: Id): void {
  delete state.rooms[room];
  delete state.openings[room];
  delete state.ledgers[room];
  delete state.topicHeads[room];
  delete state.moves[room];
  delete state.stale.rooms[room];
  delete state.stale.topics[room];
  for (const topic of Object.values(state.topics)) {
    if (topic.room === room) delete state.topics[topic.id];
  }
  for (const [key, timeline] of Object.entries(state.timelines)) {
    if (timeline.room === room) delete state.timelines[key];
  }
}

export function topicsOf(state: LiveState, room: Id): TopicCard[] {
  return Object.values(state.topics).filter((topic) => topic.room === room);
}

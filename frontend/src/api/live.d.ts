/** The live protocol, generated from live.schema.json by `npm run types`. */

export type LiveCommand =
  | DiscretionSet
  | MessageDelete
  | MessageEdit
  | MessagePost
  | MessageRestore
  | Ping
  | PresenceSet
  | PresenceWatch
  | ReactionAdd
  | ReactionRemove
  | ReadMark
  | ReadUnmark
  | StatusClear
  | StatusSet
  | StreamResume
  | TypingStart;
export type LiveEvent =
  | AbilitiesChanged
  | AccordChanged
  | AccordDecided
  | AccordRequested
  | AnnouncementAcknowledged
  | AnnouncementChanged
  | AnnouncementCounted
  | AnnouncementDismissed
  | AttachmentChanged
  | BreakGlassChanged
  | BreakGlassClosed
  | BreakGlassOpened
  | CardChanged
  | ClubChanged
  | CommunityChanged
  | ComponentChanged
  | ComponentCreated
  | ComponentRemoved
  | DiscretionChanged
  | DraftChanged
  | EmojiChanged
  | GroupChanged
  | GroupCreated
  | GroupRemoved
  | Heads
  | HeldChanged
  | LevelChanged
  | MemberJoined
  | MemberLeft
  | MessageDeleted
  | MessageEdited
  | MessageMoved
  | MessagePinned
  | MessagePosted
  | MessageRestored
  | MessageSaved
  | MessageUnpinned
  | MessageUnsaved
  | ModerationChanged
  | NoticesMarked
  | NoticeRaised
  | NoticesRemoved
  | PersonIgnored
  | PollChanged
  | PollCounted
  | PollVoted
  | PreferencesChanged
  | PresenceChanged
  | PreviewChanged
  | ProjectChanged
  | ProjectCreated
  | ProjectRemoved
  | PublicationChanged
  | ReactionAdded
  | ReactionRemoved
  | ReadMoved
  | RolesChanged
  | RoomArchived
  | RoomChanged
  | RoomJoined
  | RoomLeft
  | RoomPlaced
  | SavedReminded
  | SectionsArranged
  | SiteEntered
  | SiteLeft
  | StatusesChanged
  | TopicChanged
  | TopicCreated
  | TopicFollowed
  | TopicMerged
  | TypingStarted
  | TypingStopped
  | WritingChanged;
export type LiveFrame =
  | Hello
  | Reply
  | AbilitiesChanged
  | AccordChanged
  | AccordDecided
  | AccordRequested
  | AnnouncementAcknowledged
  | AnnouncementChanged
  | AnnouncementCounted
  | AnnouncementDismissed
  | AttachmentChanged
  | BreakGlassChanged
  | BreakGlassClosed
  | BreakGlassOpened
  | CardChanged
  | ClubChanged
  | CommunityChanged
  | ComponentChanged
  | ComponentCreated
  | ComponentRemoved
  | DiscretionChanged
  | DraftChanged
  | EmojiChanged
  | GroupChanged
  | GroupCreated
  | GroupRemoved
  | Heads
  | HeldChanged
  | LevelChanged
  | MemberJoined
  | MemberLeft
  | MessageDeleted
  | MessageEdited
  | MessageMoved
  | MessagePinned
  | MessagePosted
  | MessageRestored
  | MessageSaved
  | MessageUnpinned
  | MessageUnsaved
  | ModerationChanged
  | NoticesMarked
  | NoticeRaised
  | NoticesRemoved
  | PersonIgnored
  | PollChanged
  | PollCounted
  | PollVoted
  | PreferencesChanged
  | PresenceChanged
  | PreviewChanged
  | ProjectChanged
  | ProjectCreated
  | ProjectRemoved
  | PublicationChanged
  | ReactionAdded
  | ReactionRemoved
  | ReadMoved
  | RolesChanged
  | RoomArchived
  | RoomChanged
  | RoomJoined
  | RoomLeft
  | RoomPlaced
  | SavedReminded
  | SectionsArranged
  | SiteEntered
  | SiteLeft
  | StatusesChanged
  | TopicChanged
  | TopicCreated
  | TopicFollowed
  | TopicMerged
  | TypingStarted
  | TypingStopped
  | WritingChanged;

/**
 * The live protocol, version 1: what travels on /ws/.
 */
export interface LiveProtocol {
  command: LiveCommand;
  event: LiveEvent;
  frame: LiveFrame;
  results: LiveResults;
}
/**
 * What is not given stays.
 */
export interface DiscretionSet {
  type: "discretion.set";
  ref: string;
  invisible?: boolean | null;
  shows_last_seen?: boolean | null;
}
export interface MessageDelete {
  type: "message.delete";
  ref: string;
  message: string;
}
export interface MessageEdit {
  type: "message.edit";
  ref: string;
  message: string;
  text: string;
}
export interface MessagePost {
  type: "message.post";
  ref: string;
  room: string;
  text: string;
  client_id: string;
  topic?: string | null;
  new_topic?: string | null;
  reply_to?: string | null;
  attachments?: string[];
}
export interface MessageRestore {
  type: "message.restore";
  ref: string;
  message: string;
}
/**
 * Asks whether the server is there.
 */
export interface Ping {
  type: "ping";
  ref: string;
}
export interface PresenceSet {
  type: "presence.set";
  ref: string;
  state: "active" | "away" | "busy";
  text?: string | null;
  until?: string | null;
}
export interface PresenceWatch {
  type: "presence.watch";
  ref: string;
  /**
   * @maxItems 200
   */
  people: string[];
}
export interface ReactionAdd {
  type: "reaction.add";
  ref: string;
  message: string;
  emoji: string;
}
export interface ReactionRemove {
  type: "reaction.remove";
  ref: string;
  message: string;
  emoji: string;
}
export interface ReadMark {
  type: "read.mark";
  ref: string;
  room: string;
  seq: number;
  topic?: string | null;
}
export interface ReadUnmark {
  type: "read.unmark";
  ref: string;
  message: string;
}
export interface StatusClear {
  type: "status.clear";
  ref: string;
}
/**
 * Replaces what was said before; ``busy`` until then asks for silence of the notices too.
 */
export interface StatusSet {
  type: "status.set";
  ref: string;
  text?: string;
  emoji?: string;
  busy?: boolean;
  until?: string | null;
}
/**
 * Asks for what was missed: the last seq applied, by stream.
 */
export interface StreamResume {
  type: "stream.resume";
  ref: string;
  positions: {
    [k: string]: number;
  };
  epoch: string;
}
export interface TypingStart {
  type: "typing.start";
  ref: string;
  room: string;
  topic?: string | null;
}
/**
 * The person may do other things in a room, a community, a group or a project than before: reload its card.
 *
 * ``belongs`` says that they hear the community from now on (its stream, from behind ``head``) or that
 * they hear it no more; None, that neither changed. Guests hear no community.
 */
export interface AbilitiesChanged {
  type: "abilities.changed";
  stream: string;
  seq: number;
  community: string | null;
  room: string | null;
  group: string | null;
  project: string | null;
  belongs: boolean | null;
  head: number;
}
/**
 * A request was withdrawn, has expired, or is past its deadline and goes to more people.
 */
export interface AccordChanged {
  type: "accord.changed";
  stream: string;
  seq: number;
  accord: AccordCard;
}
/**
 * A request as everybody who may see it sees it.
 */
export interface AccordCard {
  id: string;
  community: string;
  community_name: string;
  act: string;
  permission: string;
  effect: EffectCard;
  effect_now: EffectCard | null;
  digest: string;
  requester: PersonCard;
  reason: string;
  asked_at: string;
  deadline: string;
  expires_at: string;
  escalated_at: string | null;
  state: string;
  decider: PersonCard | null;
  ended_at: string | null;
  decision: string;
  until: string | null;
  words: string;
  why: InBoth | null;
  outcome: OutcomeCard | null;
  follows: string | null;
}
/**
 * What an act does, exactly: ``title`` in a sentence, its fields, and what else comes of it.
 */
export interface EffectCard {
  act: InBoth;
  title: InBoth;
  fields: FieldCard[];
  notes: InBoth[];
}
/**
 * Words of the product, for readers of either language.
 */
export interface InBoth {
  fr: string;
  en: string;
}
/**
 * A field before and after; ``parts`` are the difference, word by word, of a text that was changed.
 */
export interface FieldCard {
  name: string;
  label: InBoth;
  before: string | InBoth | null;
  after: string | InBoth;
  parts: PartCard[];
}
/**
 * A piece of a text that was changed.
 */
export interface PartCard {
  kind: "added" | "kept" | "removed";
  text: string;
}
export interface PersonCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
  title: string;
  organisation: string;
}
/**
 * What was made, where there is a page of it.
 */
export interface OutcomeCard {
  kind: string;
  id: string;
}
/**
 * A request was granted and executed, or refused, or could not be executed any more.
 */
export interface AccordDecided {
  type: "accord.decided";
  stream: string;
  seq: number;
  accord: AccordCard;
}
/**
 * Somebody asks. What the reader may do with it is on no event: read it by REST.
 */
export interface AccordRequested {
  type: "accord.requested";
  stream: string;
  seq: number;
  accord: AccordCard;
}
/**
 * The person says to have read it, or takes that back (``read_at`` null): to their other devices alone.
 */
export interface AnnouncementAcknowledged {
  type: "announcement.acknowledged";
  stream: string;
  seq: number;
  announcement_id: string;
  read_at: string | null;
}
/**
 * It takes comments or does not, or stands on the home page until another time: said in its room.
 */
export interface AnnouncementChanged {
  type: "announcement.changed";
  stream: string;
  seq: number;
  announcement_id: string;
  comments: boolean;
  home_until: string | null;
}
/**
 * How many have read it by now: to each of those who follow it up, on their own stream.
 */
export interface AnnouncementCounted {
  type: "announcement.counted";
  stream: string;
  seq: number;
  announcement_id: string;
  read: number;
  expected: number;
}
/**
 * The person has put it away from their home page, or has it back there.
 */
export interface AnnouncementDismissed {
  type: "announcement.dismissed";
  stream: string;
  seq: number;
  announcement_id: string;
  dismissed: boolean;
}
/**
 * A file of a message was found good or bad, or is described in other words.
 */
export interface AttachmentChanged {
  type: "attachment.changed";
  stream: string;
  seq: number;
  message_id: string;
  attachment: AttachmentCard;
}
/**
 * A file of a message. Its bytes are had with the rights of the room only, at ``url`` and at those of ``pictures``.
 *
 * ``state``: ``checking`` (not given out yet), ``ready``, or ``refused`` (gone; ``refusal`` says why). ``alt`` is what
 * a picture shows, in words; ``duration`` is in milliseconds; ``peaks`` are 0 to 100; ``animated`` means that the
 * large picture moves.
 */
export interface AttachmentCard {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
  kind: string;
  state: string;
  refusal: string | null;
  alt: string;
  width: number | null;
  height: number | null;
  animated: boolean;
  pages: number | null;
  duration: number | null;
  peaks: number[];
  pictures: {
    [k: string]: string;
  };
}
/**
 * To those who decide: a request was made, answered, or is over. What it says is read by REST.
 */
export interface BreakGlassChanged {
  type: "breakglass.changed";
  stream: string;
  seq: number;
  opening: string;
  community: string | null;
}
/**
 * To those concerned: it is closed again.
 */
export interface BreakGlassClosed {
  type: "breakglass.closed";
  stream: string;
  seq: number;
  notice: OpeningNoticeCard;
}
/**
 * What the persons concerned are told: who reads what, why, until when. ``by`` are the two.
 */
export interface OpeningNoticeCard {
  id: string;
  room: string;
  by: PersonCard[];
  reason: string;
  since: string;
  until: string;
  opened_at: string;
  ends_at: string;
  closed_at: string | null;
}
/**
 * To those concerned: their conversation was opened to two administrators.
 */
export interface BreakGlassOpened {
  type: "breakglass.opened";
  stream: string;
  seq: number;
  notice: OpeningNoticeCard;
}
/**
 * An object that messages of the room show is another now: whoever shows it reads it again.
 */
export interface CardChanged {
  type: "card.changed";
  stream: string;
  seq: number;
  card: CardReference;
}
/**
 * An object that a message shows: whoever reads the message asks for it, by their own rights.
 */
export interface CardReference {
  kind: string;
  id: string;
}
/**
 * Something of a club is another: told to the devices of its members, and of those concerned, one by one.
 */
export interface ClubChanged {
  type: "club.changed";
  stream: string;
  seq: number;
  club_id: string;
}
/**
 * The community has another name, colour, picture, vocabulary, module or opening date, or has opened.
 */
export interface CommunityChanged {
  type: "community.changed";
  stream: string;
  seq: number;
  community: CommunityCard;
}
export interface CommunityCard {
  id: string;
  name: string;
  slug: string;
  description: string;
  colour: string;
  archived_at: string | null;
  logo: string | null;
  header: string | null;
  opens_at: string | null;
  modules_for: {
    [k: string]: boolean | string[];
  };
  vocabulary: {
    [k: string]: TermCard;
  };
  public: boolean;
}
/**
 * What the community calls something, in both languages.
 */
export interface TermCard {
  fr: FormsCard;
  en: FormsCard;
}
/**
 * A noun: of one, and of several.
 */
export interface FormsCard {
  one: string;
  other: string;
}
/**
 * A component has another name or another place, or others belong to it.
 */
export interface ComponentChanged {
  type: "component.changed";
  stream: string;
  seq: number;
  component: ComponentCard;
}
/**
 * ``people_count`` counts those of the component itself: with those below, it is the reader's to add.
 */
export interface ComponentCard {
  id: string;
  community: string;
  dimension: string;
  parent: string | null;
  name: string;
  position: number;
  people_count: number;
  archived_at: string | null;
}
/**
 * The community has a component more, or one that was archived again.
 */
export interface ComponentCreated {
  type: "component.created";
  stream: string;
  seq: number;
  component: ComponentCard;
}
/**
 * A component was archived: it is in no tree any more.
 */
export interface ComponentRemoved {
  type: "component.removed";
  stream: string;
  seq: number;
  component_id: string;
}
/**
 * The person shows themselves otherwise, or says something else: their other devices read it again.
 */
export interface DiscretionChanged {
  type: "discretion.changed";
  stream: string;
  seq: number;
}
/**
 * Another of one's devices wrote. It is never replayed: who was away reads the drafts again.
 *
 * ``device`` is what the writing device calls itself.
 */
export interface DraftChanged {
  type: "draft.changed";
  draft: DraftCard;
  device: string;
}
/**
 * What one has begun to write; ``aside`` is what another device had written at the same time, if anything.
 */
export interface DraftCard {
  room: string;
  topic: string | null;
  reply_to: string | null;
  text: string;
  aside: string;
  revision: number;
  written_at: string;
}
/**
 * A community has a new emoji, or one was archived or taken back: said in the community.
 */
export interface EmojiChanged {
  type: "emoji.changed";
  stream: string;
  seq: number;
  community: string;
  emoji: EmojiCard;
}
/**
 * ``name`` is without its colons; an archived one is shown where it was written, and offered no more.
 *
 * ``still`` is the first picture of one that moves, for those who asked their system for less motion.
 * ``added_by`` is the id of a person.
 */
export interface EmojiCard {
  name: string;
  picture: string;
  archived: boolean;
  still: string | null;
  added_by: string | null;
}
/**
 * A group has another name, was opened again, or other people are in it, or with another status.
 */
export interface GroupChanged {
  type: "group.changed";
  stream: string;
  seq: number;
  group: GroupCard;
}
/**
 * A group; ``space`` is the project or the club whose people it follows, if it follows one.
 */
export interface GroupCard {
  id: string;
  community: string;
  kind: string;
  name: string;
  everyone: boolean;
  ruled: boolean;
  component: string | null;
  space: string | null;
  members_count: number;
  archived_at: string | null;
}
/**
 * The community has a group more. What the reader may do with it is on no event: read it by REST.
 */
export interface GroupCreated {
  type: "group.created";
  stream: string;
  seq: number;
  group: GroupCard;
}
/**
 * A group was archived: it is in no list any more.
 */
export interface GroupRemoved {
  type: "group.removed";
  stream: string;
  seq: number;
  group_id: string;
}
/**
 * The heads of the streams that moved since the last one.
 */
export interface Heads {
  type: "heads";
  heads: {
    [k: string]: number;
  };
}
/**
 * A message of one's own waits to be read, or does no more: ``state`` says what became of it.
 */
export interface HeldChanged {
  type: "held.changed";
  stream: string;
  seq: number;
  held: string;
  room: string;
  client_id: string;
  state: string;
}
/**
 * The person chose of what a room tells them; empty: as their preset has it.
 */
export interface LevelChanged {
  type: "level.changed";
  stream: string;
  seq: number;
  room: string;
  level: string;
}
export interface MemberJoined {
  type: "member.joined";
  stream: string;
  seq: number;
  person: string;
}
export interface MemberLeft {
  type: "member.left";
  stream: string;
  seq: number;
  person: string;
}
export interface MessageDeleted {
  type: "message.deleted";
  stream: string;
  seq: number;
  message_id: string;
}
export interface MessageEdited {
  type: "message.edited";
  stream: string;
  seq: number;
  message: MessageCard;
}
export interface MessageCard {
  id: string;
  room: string;
  seq: number;
  topic: string | null;
  author: AuthorCard;
  text: string;
  html: string;
  client_id: string;
  posted_at: string;
  edited_at: string | null;
  reply_to: string | null;
  mentions: MentionCard[];
  attachments: AttachmentCard[];
  reactions: ReactionCard[];
  card: CardReference | null;
}
export interface AuthorCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
}
/**
 * A ``person``, or everybody in the room (``all``, with the room's id).
 */
export interface MentionCard {
  kind: string;
  id: string;
}
export interface ReactionCard {
  emoji: string;
  people: string[];
}
/**
 * Messages of the room are in its thème ``topic`` now; without one they are in the room no more.
 *
 * How far one has read its thèmes may have moved with them: clients that count read the room's card and thèmes anew.
 */
export interface MessageMoved {
  type: "message.moved";
  stream: string;
  seq: number;
  message_ids: string[];
  topic: string | null;
}
export interface MessagePinned {
  type: "message.pinned";
  stream: string;
  seq: number;
  message_id: string;
  person: string;
}
/**
 * ``moved``: it was said elsewhere before, and counts from here on. How far one has read may have moved with it.
 */
export interface MessagePosted {
  type: "message.posted";
  stream: string;
  seq: number;
  message: MessageCard;
  moved?: boolean;
}
/**
 * A deleted message is back, at the position that it had.
 */
export interface MessageRestored {
  type: "message.restored";
  stream: string;
  seq: number;
  message: MessageCard;
}
/**
 * The person keeps a message, or keeps it with another note or reminder: their other devices read it again.
 */
export interface MessageSaved {
  type: "message.saved";
  stream: string;
  seq: number;
  message_id: string;
  remind_at: string | null;
}
export interface MessageUnpinned {
  type: "message.unpinned";
  stream: string;
  seq: number;
  message_id: string;
  person: string;
}
export interface MessageUnsaved {
  type: "message.unsaved";
  stream: string;
  seq: number;
  message_id: string;
}
/**
 * A case is another now, to one who moderates (``case``); or a report or a statement of one's own (``None``), or
 * the words or time-outs of the community: read again what is shown.
 */
export interface ModerationChanged {
  type: "moderation.changed";
  stream: string;
  seq: number;
  community: string;
  case: string | null;
}
/**
 * The notices named, or all of them (``None``), are read; ``unread`` is what is left.
 */
export interface NoticesMarked {
  type: "notice.marked";
  stream: string;
  seq: number;
  notices: string[] | null;
  unread: number;
}
/**
 * Something concerns the person, or one line stands for one thing more.
 *
 * ``rings``: it may be said aloud now.
 */
export interface NoticeRaised {
  type: "notice.raised";
  stream: string;
  seq: number;
  notice: NoticeCard;
  unread: number;
  rings: boolean;
}
/**
 * A notice as it goes over the wire. It has no words of anybody: they are read with the reader's rights.
 *
 * ``about`` names what it leads to, by kind and id. ``count`` says how many things one line stands for.
 */
export interface NoticeCard {
  id: string;
  kind: string;
  count: number;
  actor: PersonCard | null;
  community: string | null;
  about_kind: string;
  about: string;
  room: string | null;
  topic: string | null;
  raised_at: string;
  read_at: string | null;
}
/**
 * What they were about is gone, or not for the person any more.
 */
export interface NoticesRemoved {
  type: "notice.removed";
  stream: string;
  seq: number;
  notices: string[];
  unread: number;
}
/**
 * One does not want to hear somebody (``ignored``, ``blocked``), or does again (empty): to one's own devices.
 */
export interface PersonIgnored {
  type: "person.ignored";
  stream: string;
  seq: number;
  person: string;
  distance: string;
}
/**
 * A poll has another question, other options, or is closed: said in its room.
 */
export interface PollChanged {
  type: "poll.changed";
  stream: string;
  seq: number;
  poll: PollFacts;
}
/**
 * A poll as everybody in its room knows it.
 *
 * ``counts`` (by option; of a ranked poll, how often each is the favourite) is null where not everybody may see them.
 */
export interface PollFacts {
  id: string;
  message: string;
  room: string;
  question: string;
  question_html: string;
  kind: string;
  most: number;
  anonymous: boolean;
  adding: boolean;
  results: string;
  options: OptionCard[];
  closes_at: string | null;
  closed_at: string | null;
  turnout: number;
  counts: {
    [k: string]: number;
  } | null;
  outcome: Outcome | null;
}
/**
 * An answer; ``added_by`` is the name of who added it later.
 */
export interface OptionCard {
  key: string;
  label: string;
  added_by: string | null;
}
/**
 * The options that won: several when they are equal, none when nobody voted.
 */
export interface Outcome {
  winners: string[];
  rounds: Round[];
}
/**
 * ``counts`` of the options still in; ``out``: which goes, and ``why``: ``fewest``, ``earlier`` or ``last``.
 *
 * ``spent``: ballots all of whose options have gone.
 */
export interface Round {
  counts: {
    [k: string]: number;
  };
  spent: number;
  out: string | null;
  why: string | null;
}
/**
 * How many have voted by now; ``counts`` where everybody may see them.
 */
export interface PollCounted {
  type: "poll.counted";
  stream: string;
  seq: number;
  poll_id: string;
  turnout: number;
  counts: {
    [k: string]: number;
  } | null;
}
/**
 * One's other devices are told that one has voted; in an anonymous poll not what.
 */
export interface PollVoted {
  type: "poll.voted";
  stream: string;
  seq: number;
  poll_id: string;
  voted: boolean;
  choices: string[];
}
/**
 * Another device chose otherwise: read the preferences again.
 */
export interface PreferencesChanged {
  type: "preferences.changed";
  stream: string;
  seq: number;
}
/**
 * What people are now, told to those who watch them; ``said`` only has those who say more than words.
 */
export interface PresenceChanged {
  type: "presence.changed";
  people: {
    [k: string]: ShownCard;
  };
  said?: {
    [k: string]: SaidCard;
  };
}
/**
 * What the protocol has of somebody in ``people``, and nothing more: other clients know these two.
 */
export interface ShownCard {
  state: string;
  text: string;
}
/**
 * The rest of what somebody says of themselves, beside ``people``: an emoji, and until when.
 */
export interface SaidCard {
  emoji: string;
  until: string | null;
}
/**
 * The previews of a message came, or were taken away: whoever shows the message asks for them.
 */
export interface PreviewChanged {
  type: "preview.changed";
  stream: string;
  seq: number;
  message_id: string;
}
/**
 * A project is something else, other people are in it, or its milestones or documents changed.
 */
export interface ProjectChanged {
  type: "project.changed";
  stream: string;
  seq: number;
  project: ProjectCard;
}
/**
 * A project as everybody who may see it does: no field differs by viewer.
 */
export interface ProjectCard {
  id: string;
  community: string;
  group: string;
  title: string;
  summary: string;
  state: string;
  joining: string;
  call: string | null;
  holders: PersonCard[];
  participants_count: number;
  milestones_count: number;
  milestones_done: number;
  created_at: string;
  changed_at: string;
  archived_at: string | null;
}
/**
 * The community has a project more: a new one, or a draft that was opened.
 */
export interface ProjectCreated {
  type: "project.created";
  stream: string;
  seq: number;
  project: ProjectCard;
}
/**
 * A project was archived: it is among those that have ended.
 */
export interface ProjectRemoved {
  type: "project.removed";
  stream: string;
  seq: number;
  project_id: string;
}
/**
 * How often a publication is commented and shared now: said in the feed, without a word of it.
 */
export interface PublicationChanged {
  type: "publication.changed";
  stream: string;
  seq: number;
  publication_id: string;
  comments_count: number;
  shares_count: number;
}
export interface ReactionAdded {
  type: "reaction.added";
  stream: string;
  seq: number;
  message_id: string;
  emoji: string;
  person: string;
}
export interface ReactionRemoved {
  type: "reaction.removed";
  stream: string;
  seq: number;
  message_id: string;
  emoji: string;
  person: string;
}
/**
 * The person's mark moved; the counts are those at position ``head`` of the room.
 */
export interface ReadMoved {
  type: "read.moved";
  stream: string;
  seq: number;
  room: string;
  topic: string | null;
  mark: number;
  head: number;
  unread: number;
  mentions: number;
}
/**
 * What each role may do, from now on. Who has a mandate besides reads their community again.
 */
export interface RolesChanged {
  type: "roles.changed";
  stream: string;
  seq: number;
  roles: RoleLevelsCard[];
}
/**
 * What a role may do, as its bearers' browsers need it; ``key``: a shipped role, or the id of one's own.
 *
 * ``on_accord`` names the abilities that it has with an administrator's agreement only, ``taken_for`` the role
 * for which rooms take it: whoever is taken for another than before reads their rooms again. ``modules``: which are
 * on for it.
 */
export interface RoleLevelsCard {
  key: string;
  abilities: {
    [k: string]: boolean;
  };
  on_accord: string[];
  taken_for: string;
  modules: {
    [k: string]: boolean;
  };
}
export interface RoomArchived {
  type: "room.archived";
  stream: string;
  seq: number;
  room: RoomCard;
}
/**
 * A room as everybody in it sees it: no field differs by viewer.
 */
export interface RoomCard {
  id: string;
  kind: string;
  name: string;
  purpose: string;
  community: string | null;
  visibility: string;
  comments: boolean;
  reactions: boolean;
  joined_by_default: boolean;
  slow_mode: number;
  group: string | null;
  archived_at: string | null;
  created_at: string;
  people: PersonCard[];
}
/**
 * A room was made or changed: said in the room, and in its community when it is public.
 */
export interface RoomChanged {
  type: "room.changed";
  stream: string;
  seq: number;
  room: RoomCard;
}
/**
 * The person is in the room from now on; its events count from behind ``head``.
 */
export interface RoomJoined {
  type: "room.joined";
  stream: string;
  seq: number;
  room: string;
  head: number;
}
/**
 * The person is not in the room any more, and hears nothing more from it.
 */
export interface RoomLeft {
  type: "room.left";
  stream: string;
  seq: number;
  room: string;
  head: number;
}
/**
 * The person keeps the room in a section of theirs; null: where it stands by itself.
 */
export interface RoomPlaced {
  type: "room.placed";
  stream: string;
  seq: number;
  room: string;
  section: string | null;
}
/**
 * The moment has come that the person chose to be reminded of a message.
 */
export interface SavedReminded {
  type: "saved.reminded";
  stream: string;
  seq: number;
  message_id: string;
  room: string;
}
/**
 * The person's sections are others now: their devices read them again. What was in ``gone`` stands by itself.
 */
export interface SectionsArranged {
  type: "sections.arranged";
  stream: string;
  seq: number;
  gone: string | null;
}
/**
 * One of the site's staff has entered the community.
 */
export interface SiteEntered {
  type: "site.entered";
  stream: string;
  seq: number;
  entry: SiteEntryCard;
}
/**
 * Who of the site's staff entered a community, why and until when; ``ended_at``: it is over.
 */
export interface SiteEntryCard {
  id: string;
  community: string;
  community_name: string;
  person: PersonCard;
  reason: string;
  begins_at: string;
  ends_at: string;
  ended_at: string | null;
}
/**
 * They are out again: by hand, or because the time was over.
 */
export interface SiteLeft {
  type: "site.left";
  stream: string;
  seq: number;
  entry: SiteEntryCard;
}
/**
 * The community's own statuses in groups, from now on; who bears which may be other than before.
 */
export interface StatusesChanged {
  type: "statuses.changed";
  stream: string;
  seq: number;
  statuses: GroupStatusCard[];
}
/**
 * A status in groups that the community named itself.
 *
 * Its bearers lead the rooms of their group if ``leads``, and decide who is in it if ``manages``.
 */
export interface GroupStatusCard {
  id: string;
  name: string;
  leads: boolean;
  manages: boolean;
}
export interface TopicChanged {
  type: "topic.changed";
  stream: string;
  seq: number;
  topic: TopicCard;
}
/**
 * A thème as everybody in the room sees it. ``summary`` is what came out of it, once it was resolved.
 */
export interface TopicCard {
  id: string;
  room: string;
  title: string;
  general: boolean;
  created_at: string;
  pinned_at: string | null;
  resolved_at: string | null;
  resolved_by: AuthorCard | null;
  summary: string;
  summary_html: string;
}
export interface TopicCreated {
  type: "topic.created";
  stream: string;
  seq: number;
  topic: TopicCard;
}
/**
 * The person follows a thème (``follow``), wants to hear nothing of it (``mute``), or neither (empty).
 */
export interface TopicFollowed {
  type: "topic.followed";
  stream: string;
  seq: number;
  room: string;
  topic: string;
  choice: string;
}
/**
 * Everything said in thème ``topic`` is in ``into`` now, and the first is no more. Marks move as above.
 */
export interface TopicMerged {
  type: "topic.merged";
  stream: string;
  seq: number;
  topic: string;
  into: string;
}
export interface TypingStarted {
  type: "typing.started";
  room: string;
  topic: string | null;
  person: string;
}
export interface TypingStopped {
  type: "typing.stopped";
  room: string;
  topic: string | null;
  person: string;
}
/**
 * One of one's lists is another now (``what``: planned, recurring or snippets): its screen reads it again.
 */
export interface WritingChanged {
  type: "writing.changed";
  stream: string;
  seq: number;
  what: string;
}
/**
 * The first frame of every connection; it travels alone.
 */
export interface Hello {
  type: "hello";
  v: number;
  epoch: string;
  session: string;
  heartbeat: number;
  me: Me;
  heads: {
    [k: string]: number;
  };
}
export interface Me {
  id: string;
  name: string;
}
/**
 * The one answer to a command: ``result`` when ``ok``, else ``error``.
 */
export interface Reply {
  type: "reply";
  ref: string | null;
  ok: boolean;
  result?: unknown;
  error?: ErrorBody;
}
export interface ErrorBody {
  code: string;
  title: string;
  detail: string;
  path: string | null;
  retry_after: number | null;
}
/**
 * What a reply to each command holds in ``result``.
 */
export interface LiveResults {
  "discretion.set": {
    [k: string]: string;
  };
  "message.delete": DeletedAnswer;
  "message.edit": SeqAnswer;
  "message.post": PostedAnswer;
  "message.restore": SeqAnswer;
  ping: {
    [k: string]: string;
  };
  "presence.set": {
    [k: string]: string;
  };
  "presence.watch": {
    [k: string]: string;
  };
  "reaction.add": SeqAnswer;
  "reaction.remove": SeqAnswer;
  "read.mark": UnreadCard;
  "read.unmark": UnreadCard;
  "status.clear": {
    [k: string]: string;
  };
  "status.set": {
    [k: string]: string;
  };
  "stream.resume": {
    [k: string]: Resumed;
  };
  "typing.start": {
    [k: string]: string;
  };
}
/**
 * ``undo_until``: when the deletion is for good; null if it is so at once.
 */
export interface DeletedAnswer {
  seq: number;
  undo_until: string | null;
}
export interface SeqAnswer {
  seq: number;
}
export interface PostedAnswer {
  id: string;
  seq: number;
  posted_at: string;
}
export interface UnreadCard {
  unread: number;
  mentions: number;
}
/**
 * How a stream was resumed: replayed, limited (reload its state by REST), or gone.
 */
export interface Resumed {
  head?: number;
  replayed?: number;
  limited?: boolean;
  gone?: boolean;
}

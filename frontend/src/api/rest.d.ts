/** What REST takes and answers, generated from openapi.json by `npm run types`. */

export interface Rest {}
/**
 * A new person gives both; somebody with an account their password, or nothing when signed in.
 */
export interface Acceptance {
  name?: string;
  password?: string;
}
/**
 * ``dimension`` is for roots: what is below another is in its tree.
 */
export interface AddComponent {
  name: string;
  parent?: string | null;
  dimension?: string;
}
export interface AskNewAddress {
  email: string;
  password: string;
}
export interface AskReset {
  email: string;
}
export interface AttachmentCard {
  id: string;
  name: string;
  type: string;
  size: number;
  url: string;
}
export interface AuthorCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
}
export interface BotCard {
  id: string;
  person: PersonCard;
  community: string;
  purpose: string;
  created_at: string;
}
export interface PersonCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
  title: string;
  organisation: string;
}
export interface BotList {
  results: BotCard[];
  next: null;
}
export interface ChangeCommunity {
  name?: string;
  description?: string;
  colour?: string;
}
/**
 * ``parent``: null for the root. ``position``: how many are before it there; else it goes to the end.
 */
export interface ChangeComponent {
  name?: string;
  parent?: string | null;
  position?: number;
  archived?: false;
}
export interface ChangeEntry {
  offers?: string[] | null;
  seeks?: string[] | null;
  place?: string | null;
  phone?: string | null;
  phone_shown?: boolean | null;
  published?: boolean | null;
}
/**
 * ``archived``: false opens the group again, true is what ``DELETE`` does. ``component``: where it is.
 */
export interface ChangeGroup {
  name?: string;
  component?: string | null;
  archived?: boolean;
}
export interface ChangeMandate {
  ends_at: string | null;
}
export interface ChangeMe {
  name?: string;
  title?: string;
  organisation?: string;
  bio?: string;
  language?: string;
  time_zone?: string;
}
export interface ChangePassword {
  current: string;
  new: string;
}
export interface ChangeRole {
  role: string;
}
export interface ChangedMessage {
  text: string;
}
export interface CommunityList {
  results: MyCommunityCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A community as one of its people sees it.
 */
export interface MyCommunityCard {
  id: string;
  name: string;
  slug: string;
  description: string;
  colour: string;
  archived_at: string | null;
  role: string;
  custom_role: string | null;
  members_count: number;
  abilities: {
    [k: string]: boolean;
  };
  on_accord: string[];
  taken_for: string;
}
export interface CommunityPeople {
  results: CommunityPersonCard[];
  next: string | null;
}
export interface CommunityPersonCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
  title: string;
  organisation: string;
  role: string;
  custom_role: string | null;
  joined_at: string;
  components: PlaceCard[];
}
/**
 * A component that somebody belongs to.
 */
export interface PlaceCard {
  id: string;
  dimension: string;
  name: string;
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
 * What a list did or, unless ``done``, would do; ``status`` and ``before`` are ids of components.
 */
export interface ComponentImportCard {
  done: boolean;
  lines: number;
  accepted: ImportedCard[];
  refused: RefusedLineCard[];
}
/**
 * Somebody whom an import brings in, and as what; ``before`` is what they were in it, if anything.
 */
export interface ImportedCard {
  line: number;
  person: string;
  name: string;
  status: string;
  before: string | null;
}
/**
 * A line of an import that is not taken: ``detail`` says why, and what to do.
 */
export interface RefusedLineCard {
  line: number;
  text: string;
  code: string;
  detail: string;
}
export interface ComponentList {
  results: ComponentCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
export interface CreateBot {
  name: string;
  purpose?: string;
}
export interface CreateCommunity {
  name: string;
  slug?: string;
  description?: string;
  colour?: string;
}
export interface CreateGroup {
  name: string;
}
export interface CreateRole {
  name: string;
}
export interface CreateToken {
  name: string;
}
/**
 * A text to be shown as it would be posted in ``room``.
 */
export interface Draft {
  text: string;
  room: string;
}
export interface EntryCard {
  person: PersonCard;
  offers: string[];
  seeks: string[];
  place: string;
  phone: string;
  changed_at: string;
}
export interface EntryList {
  results: EntryCard[];
  next: string | null;
}
/**
 * ``role``: a shipped role's key, or the id of one of the community's own; without days: from now on.
 */
export interface GiveMandate {
  person: string;
  role: string;
  component?: string | null;
  group?: string | null;
  begins_at?: string | null;
  ends_at?: string | null;
  mission?: string;
}
export interface GiveStatus {
  status?: string;
}
/**
 * What an import did; without ``batch``, what it would do, or that nothing could be done.
 */
export interface GroupImportCard {
  batch: string | null;
  lines: number;
  accepted: ImportedCard[];
  refused: RefusedLineCard[];
}
export interface GroupList {
  results: MyGroupCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A group as somebody of its community sees it: what they are in it, and may do.
 */
export interface MyGroupCard {
  id: string;
  community: string;
  kind: string;
  name: string;
  everyone: boolean;
  component: string | null;
  members_count: number;
  archived_at: string | null;
  status: string | null;
  abilities: {
    [k: string]: boolean;
  };
}
export interface GroupMemberCard {
  person: PersonCard;
  status: string;
  since: string;
}
export interface GroupMembers {
  results: GroupMemberCard[];
  next: string | null;
}
/**
 * Who invites, as a link's bearer sees them.
 */
export interface HostCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
}
/**
 * A line for each person: an e-mail address or a name, then the component (``component`` without one).
 */
export interface ImportIntoComponents {
  text: string;
  dimension?: string;
  component?: string | null;
  dry_run?: boolean;
}
/**
 * A line for each person: an e-mail address or a name, then a status or none (``status`` is for those).
 */
export interface ImportPeople {
  text: string;
  status?: string;
  dry_run?: boolean;
}
export interface InvitationCard {
  id: string;
  community: string;
  email: string;
  role: string;
  rooms: string[];
  invited_by: HostCard | null;
  created_at: string;
  sent_at: string;
  expires_at: string;
  accepted_at: string | null;
  revoked_at: string | null;
}
export interface InvitationList {
  results: InvitationCard[];
  next: string | null;
}
export interface Invite {
  email: string;
  role?: string;
  /**
   * @maxItems 1000
   */
  rooms?: string[];
}
export interface Invitees {
  /**
   * @minItems 1
   * @maxItems 200
   */
  people: [string, ...string[]];
}
/**
 * A mandate; ``role`` is a role's key, or None where single ``permissions`` were granted.
 */
export interface MandateCard {
  id: string;
  person: PersonCard;
  title: string;
  role: string | null;
  permissions: string[];
  component: string | null;
  component_name: string | null;
  group: string | null;
  group_name: string | null;
  mission: string;
  begins_at: string;
  ends_at: string | null;
  given_by: PersonCard | null;
  given_at: string;
  ended_at: string | null;
  request: string | null;
}
export interface MandateList {
  results: MandateCard[];
  next: string | null;
}
export interface Mark {
  seq: number;
  topic?: string | null;
}
export interface MatrixCard {
  permissions: PermissionCard[];
  roles: RoleCard[];
  position: {
    [k: string]: number;
  };
}
/**
 * A column of the matrix; ``levels`` are those that its cells can hold.
 */
export interface PermissionCard {
  key: string;
  label: string;
  levels: string[];
}
/**
 * A row of the matrix: ``levels`` by permission; ``fixed`` rows are nobody's to set.
 */
export interface RoleCard {
  key: string;
  name: string;
  shipped: boolean;
  fixed: boolean;
  people: number;
  levels: {
    [k: string]: string;
  };
}
/**
 * What a person sees of themselves.
 */
export interface MeCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
  title: string;
  organisation: string;
  email: string;
  bio: string;
  language: string;
  time_zone: string;
  created_at: string;
  staff: boolean;
}
export interface MemberCard {
  person: PersonCard;
  role: string;
  joined_at: string;
}
export interface MemberList {
  results: MemberCard[];
  next: string | null;
}
export interface MentionCard {
  kind: string;
  id: string;
}
/**
 * What was done to a message, without its words: the object is its room.
 *
 * Of a room that is not open to the reader neither the room nor the message is told: by who speaks in the same one
 * they could tell who talks to whom.
 */
export interface MessageActCard {
  id: number;
  at: string;
  actor: TraceActorCard | null;
  action: string;
  label: string;
  object: TraceObjectCard;
  changes: TraceChangeCard[];
  withheld: boolean;
  message: string | null;
}
/**
 * Who acted. ``closed``: the account is closed since; its name stays.
 */
export interface TraceActorCard {
  id: string;
  name: string;
  kind: string;
  closed: boolean;
}
/**
 * What was acted on. It has no name when it is no more, or is not open to the reader.
 */
export interface TraceObjectCard {
  type: string;
  label: string;
  id: string;
  name: string | null;
}
/**
 * What changed in it, in the reader's language.
 */
export interface TraceChangeCard {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
}
/**
 * A page may hold fewer than were asked for, or none, and have a next: it looked at a stretch of the log.
 */
export interface MessageActList {
  results: MessageActCard[];
  next: string | null;
  actions: {
    [k: string]: string;
  };
  types: {
    [k: string]: string;
  };
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
  card: null;
}
export interface ReactionCard {
  emoji: string;
  people: string[];
}
/**
 * Messages, newest first; ``next`` goes older, ``previous`` newer.
 */
export interface MessagePage {
  results: MessageCard[];
  next: string | null;
  previous: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * One's own entry, with what one shows of it.
 */
export interface MyEntryCard {
  person: PersonCard;
  offers: string[];
  seeks: string[];
  place: string;
  phone: string;
  changed_at: string;
  phone_shown: boolean;
  published: boolean;
}
/**
 * A room as one person sees it: what REST adds to the card.
 */
export interface MyRoomCard {
  id: string;
  kind: string;
  name: string;
  purpose: string;
  community: string | null;
  visibility: string;
  comments: boolean;
  reactions: boolean;
  joined_by_default: boolean;
  group: string | null;
  archived_at: string | null;
  created_at: string;
  people: PersonCard[];
  joined: boolean;
  role: string | null;
  unread: number;
  mentions: number;
  mark: number;
  head: number;
  last_posted_at: string | null;
  members_count: number;
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * A thème as one person sees it.
 */
export interface MyTopicCard {
  id: string;
  room: string;
  title: string;
  general: boolean;
  created_at: string;
  last_seq: number;
  last_posted_at: string | null;
  unread: number;
  mentions: number;
  mark: number;
}
/**
 * A bot just made: the only time that ``token`` is shown.
 */
export interface NewBotCard {
  id: string;
  person: PersonCard;
  community: string;
  purpose: string;
  created_at: string;
  token: string;
}
export interface NewMessage {
  text: string;
  client_id: string;
  topic?: string | null;
  new_topic?: string | null;
  reply_to?: string | null;
  attachments?: string[];
}
/**
 * A request: for a ``room`` (its id or address), or for the direct conversation of ``people`` (ids or e-mail
 * addresses); ``since`` and ``until`` are days, both included.
 */
export interface NewOpening {
  room?: string | null;
  /**
   * @maxItems 12
   */
  people?:
    | []
    | [string]
    | [string, string]
    | [string, string, string]
    | [string, string, string, string]
    | [string, string, string, string, string]
    | [string, string, string, string, string, string]
    | [string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string, string];
  reason: string;
  words: string;
  since: string;
  until: string;
  hours: number;
  hold_days?: number;
}
/**
 * A room to be made, or the direct conversation with ``people``; with ``group``, for its people alone.
 */
export interface NewRoom {
  kind: string;
  name?: string;
  purpose?: string;
  community?: string | null;
  group?: string | null;
  visibility?: string;
  comments?: boolean;
  reactions?: boolean;
  joined_by_default?: boolean;
  /**
   * @maxItems 200
   */
  people?: string[];
}
/**
 * A token just made: the only time that ``token`` itself is shown.
 */
export interface NewTokenCard {
  id: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
  token: string;
}
export interface ObjectRightCard {
  ability: string;
  label: string;
  may: boolean;
  reasons: ReasonCard[];
}
/**
 * Where a right comes from, in words; ``until`` when, if it ends by itself.
 */
export interface ReasonCard {
  kind: string;
  words: string;
  until: string | null;
  mandate: string | null;
}
/**
 * What the bearer of an invitation's link sees before accepting.
 */
export interface OfferCard {
  community: OfferedCommunityCard;
  email: string;
  invited_by: HostCard | null;
  role: string;
  expires_at: string;
  registered: boolean;
}
export interface OfferedCommunityCard {
  id: string;
  name: string;
  description: string;
}
export interface OneCommunityCard {
  id: string;
  name: string;
  slug: string;
  description: string;
  colour: string;
  archived_at: string | null;
  role: string;
  custom_role: string | null;
  members_count: number;
  abilities: {
    [k: string]: boolean;
  };
  on_accord: string[];
  taken_for: string;
  position: {
    [k: string]: number;
  };
}
/**
 * What was said in the period, newest first; ``next`` goes older. ``topics``: titles by id.
 */
export interface OpenedMessages {
  results: MessageCard[];
  next: string | null;
  topics: {
    [k: string]: string;
  };
}
export interface OpeningAnswer {
  approve: boolean;
  words?: string;
}
/**
 * A request or an opening as one who decides sees it.
 *
 * ``people`` are those by whom a direct conversation was named; ``room`` is None until one so named is open. ``name``
 * is the room's, for the two who read it. ``concerned`` counts those who are told.
 */
export interface OpeningCard {
  id: string;
  community: string | null;
  room: string | null;
  name: string | null;
  people: PersonCard[];
  reason: string;
  words: string;
  since: string;
  until: string;
  hours: number;
  hold_days: number;
  state: string;
  asked_by: PersonCard;
  asked_at: string;
  expires_at: string;
  answered_by: PersonCard | null;
  answered_at: string | null;
  answer: string;
  opened_at: string | null;
  ends_at: string | null;
  closed_by: PersonCard | null;
  closed_at: string | null;
  notice_due_at: string | null;
  told_at: string | null;
  concerned: number;
  abilities: {
    [k: string]: boolean;
  };
}
export interface OpeningList {
  results: OpeningCard[];
  next: string | null;
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
export interface OpeningNoticeList {
  results: OpeningNoticeCard[];
  next: string | null;
}
export interface PeopleList {
  results: PersonCard[];
  next: string | null;
}
/**
 * ``state`` is active, away, busy or offline; ``text`` what the person says of it.
 */
export interface PresenceCard {
  state: string;
  text: string;
}
export interface Preview {
  html: string;
}
export interface ProfileCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
  title: string;
  organisation: string;
  bio: string;
  time_zone: string;
  communities: SharedCommunityCard[];
  presence: PresenceCard;
}
/**
 * A community that the viewer has in common with somebody, and what that person is in it.
 */
export interface SharedCommunityCard {
  id: string;
  name: string;
  role: string;
}
export interface ResetPassword {
  password: string;
}
export interface RightCard {
  permission: string;
  label: string;
  level: string;
  level_label: string;
  reasons: ReasonCard[];
}
/**
 * What somebody may do in a community, and with the object that was named, if one was.
 */
export interface RightsCard {
  person: PersonCard;
  role: string;
  rights: RightCard[];
  object: ObjectRightCard[];
}
export interface RoomChanges {
  name?: string;
  purpose?: string;
  visibility?: string;
  comments?: boolean;
  reactions?: boolean;
  joined_by_default?: boolean;
}
export interface RoomList {
  results: MyRoomCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
export interface SessionCard {
  id: string;
  current: boolean;
  agent: string;
  ip: string;
  created_at: string;
  seen_at: string;
}
export interface SessionList {
  results: SessionCard[];
  next: null;
}
/**
 * Cells of the matrix: ``{role: {permission: "yes" | "accord" | "no"}}``; those not named stay.
 */
export interface SetLevels {
  cells: {
    [k: string]: {
      [k: string]: string;
    };
  };
}
export interface SignIn {
  email: string;
  password: string;
}
export interface TokenCard {
  id: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
}
export interface TokenList {
  results: TokenCard[];
  next: null;
}
export interface TopicCard {
  id: string;
  room: string;
  title: string;
  general: boolean;
  created_at: string;
}
export interface TopicChanges {
  title: string;
}
export interface TopicList {
  results: MyTopicCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * One act. No actor: the system itself, or a hand in the database.
 *
 * ``withheld``: the object is not open to the reader, who learns that it was acted on, by whom and
 * when, and not what changed in it.
 */
export interface TraceCard {
  id: number;
  at: string;
  actor: TraceActorCard | null;
  action: string;
  label: string;
  object: TraceObjectCard;
  changes: TraceChangeCard[];
  withheld: boolean;
}
/**
 * ``actions`` and ``types``: what can be looked for, in words; on the first page only.
 */
export interface TraceList {
  results: TraceCard[];
  next: string | null;
  actions: {
    [k: string]: string;
  };
  types: {
    [k: string]: string;
  };
}
export interface Unmark {
  message: string;
}
export interface UnreadCard {
  unread: number;
  mentions: number;
}
/**
 * A refusal (RFC 9457): what went wrong, in the person's language, and a code for programs.
 */
export interface Problem {
  type: string;
  code: string;
  title: string;
  detail: string;
  status: number;
  path?: string;
  retry_after?: number;
}

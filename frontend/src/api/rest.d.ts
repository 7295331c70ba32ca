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
 * ``position`` is that of the reader's own stream, on which requests are told.
 */
export interface AccordList {
  results: MyAccordCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A request, and what its reader may do with it.
 */
export interface MyAccordCard {
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
  abilities: {
    [k: string]: boolean;
  };
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
 * What a request would do, who would be asked, and until when they have to answer.
 */
export interface AccordPreviewCard {
  act: string;
  effect: EffectCard;
  deciders: PersonCard[];
  deadline: string;
}
/**
 * How many requests wait for the reader's decision, by community; those with none are left out.
 */
export interface AccordsWaitingCard {
  counts: {
    [k: string]: number;
  };
  position: {
    [k: string]: number;
  };
}
/**
 * ``dimension`` is for roots: what is below another is in its tree.
 */
export interface AddComponent {
  name: string;
  parent?: string | null;
  dimension?: string;
}
/**
 * An announcement as one person sees it: ``counts`` for those who follow it up, ``read_at`` of oneself.
 */
export interface AnnouncementCard {
  id: string;
  community: string;
  room: string;
  message: string;
  receipt: boolean;
  comments: boolean;
  home_until: string | null;
  audience: number;
  reminded_at: string | null;
  read_at: string | null;
  dismissed: boolean;
  counts: CountsCard | null;
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * How many of the people who are in the room now have said to have read it.
 */
export interface CountsCard {
  read: number;
  expected: number;
}
export interface AnnouncementChanges {
  comments?: boolean;
  home_until?: string | null;
}
export interface AnnouncementList {
  results: AnnouncementCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A decision as one who reported reads it: whether something was done, and why. ``removed``: it is gone.
 */
export interface AnswerCard {
  id: string;
  acted: boolean;
  removed: boolean;
  decided_at: string;
  answer: string;
  appeal_until: string;
  appealed_at: string | null;
  may_appeal: boolean;
}
export interface AppealCard {
  side: string;
  person: PersonCard;
  words: string;
  made_at: string;
}
/**
 * ``client_id`` is the asker's own name for the request: sent again, it makes no second one.
 */
export interface AskAccord {
  act: string;
  payload: {};
  client_id: string;
  reason?: string;
}
export interface AskNewAddress {
  email: string;
  password: string;
}
export interface AskReset {
  email: string;
}
export interface AskToJoin {
  message?: string;
}
/**
 * What a planned announcement asks; ``home_until`` is counted from when it appears.
 */
export interface AskedOfReaders {
  receipt?: boolean;
  comments?: boolean;
  home_until?: string | null;
}
/**
 * The id of one who moderates; None: nobody.
 */
export interface Assignee {
  person: string | null;
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
 * Whom an announcement in a room would reach: ``people`` are told, ``digest`` of them by a summary alone.
 *
 * ``silent`` are in the room and have asked for silence in it: they find it, and are not told.
 */
export interface AudienceCard {
  people: number;
  digest: number;
  silent: number;
  room_name: string;
  community_name: string;
}
export interface AuthorCard {
  id: string;
  name: string;
  kind: string;
  avatar: string | null;
}
export interface AvoidedCard {
  person: PersonCard;
  distance: string;
  since: string;
}
export interface AvoidedList {
  results: AvoidedCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * ``receipt``: of a secret vote; it is told once, and kept by the voter alone.
 */
export interface BallotAnswer {
  vote: VoteCard;
  receipt: string | null;
}
/**
 * A vote as one member sees it. ``my_choice`` is there in open votes only: of secret ones nobody knows it.
 */
export interface VoteCard {
  id: string;
  club: string;
  kind: string;
  question: string;
  choices: ChoiceCard[];
  secret: boolean;
  quorum: number;
  charter_html: string;
  subject: PersonCard | null;
  opened_by: PersonCard | null;
  opened_at: string;
  closes_at: string;
  closed_at: string | null;
  turnout: number;
  electorate: number;
  voted: boolean;
  my_choice: string | null;
  result: VoteResult | null;
}
export interface ChoiceCard {
  key: string;
  label: string;
}
/**
 * What was counted at the closing, and stays so.
 */
export interface VoteResult {
  counts: {
    [k: string]: number;
  };
  valid: boolean;
  adopted: boolean | null;
}
/**
 * A block; of its fields only those of its kind are filled. ``picture``: the digest of an image.
 */
export interface Block {
  id: string;
  kind: string;
  title: string;
  text: string;
  picture: string;
  alt: string;
  links: Link[];
  messages: string[];
  people: KeyPerson[];
  translations: {
    [k: string]: Wording;
  };
}
/**
 * ``labels``: that in the other languages of the page, by language.
 */
export interface Link {
  label: string;
  url: string;
  labels: {
    [k: string]: string;
  };
}
/**
 * Somebody to turn to, and for what; ``roles``: that in the other languages.
 */
export interface KeyPerson {
  person: string;
  role: string;
  roles: {
    [k: string]: string;
  };
}
/**
 * The words of a block in another language than the page's first.
 */
export interface Wording {
  title: string;
  text: string;
  alt: string;
}
/**
 * A block as its reader sees it: ``kind`` is text, image, links, messages or people; ``lang`` is the language of
 * its words, empty where it has none.
 */
export interface BlockCard {
  id: string;
  kind: string;
  lang: string;
  title: string;
  html: string;
  picture: string | null;
  alt: string;
  links: LinkCard[];
  messages: PinCard[];
  people: KeyPersonCard[];
}
export interface LinkCard {
  label: string;
  url: string;
}
/**
 * A pinned message, to those who may read it: others are told nothing of it.
 */
export interface PinCard {
  id: string;
  room: string;
  room_name: string;
  author: string;
  html: string;
  posted_at: string;
}
export interface KeyPersonCard {
  person: PersonCard;
  role: string;
}
export interface BotCard {
  id: string;
  person: PersonCard;
  community: string;
  purpose: string;
  created_at: string;
}
export interface BotList {
  results: BotCard[];
  next: null;
}
/**
 * What everybody sees, also before signing in. ``version`` names this very brand.
 */
export interface BrandCard {
  version: string;
  name: string;
  short_name: string;
  stylesheet: string;
  logo: string | null;
  logo_dark: string | null;
  icon: string | null;
  picture: string | null;
  picture_alt: string;
  welcome: WelcomeCard;
  legal_url: string | null;
  accessibility_url: string | null;
  help_url: string | null;
}
export interface WelcomeCard {
  fr: string;
  en: string;
}
/**
 * What the staff prepares. ``preview`` is the brand as its readers would see it.
 */
export interface BrandDraftCard {
  look: BrandLookCard;
  preview: BrandCard;
  palette: PaletteCard;
  fonts: {
    [k: string]: string;
  };
  number: number;
  differs: boolean;
  revertible: boolean;
}
/**
 * A brand as its form shows it: what was chosen, empty where nothing was.
 */
export interface BrandLookCard {
  name: string;
  short_name: string;
  colour: string;
  colour_dark: string;
  font: string;
  sender: string;
  reply_to: string;
  welcome_fr: string;
  welcome_en: string;
  picture_alt: string;
  legal_url: string;
  accessibility_url: string;
  help_url: string;
  logo: string | null;
  logo_dark: string | null;
  icon: string | null;
  picture: string | null;
}
/**
 * What a brand's colours become, how well they are read, and what would be taken instead (null: as they are).
 */
export interface PaletteCard {
  light: ColourTokensCard;
  dark: ColourTokensCard;
  checks: ColourCheckCard[];
  colour: string | null;
  colour_dark: string | null;
}
export interface ColourTokensCard {
  brand: string;
  strong: string;
  wash: string;
  on: string;
}
/**
 * Two colours that are read together: ``text_on_brand``, ``links`` or ``parts``; contrast ratios.
 */
export interface ColourCheckCard {
  theme: string;
  pair: string;
  ratio: number;
  needed: number;
  passes: boolean;
}
/**
 * ``needed``: how many sponsors make a member of the candidate, who then signs.
 */
export interface CandidateCard {
  person: PersonCard;
  proposed_by: PersonCard | null;
  message: string;
  asked_at: string;
  admitted_at: string | null;
  sponsors: PersonCard[];
  needed: number;
}
export interface CandidateList {
  results: CandidateCard[];
  next: string | null;
}
/**
 * An object that a message shows: whoever reads the message asks for it, by their own rights.
 */
export interface CardReference {
  kind: string;
  id: string;
}
/**
 * A case in the queue. ``room`` is a name; ``reasons`` counts the reports by theirs.
 *
 * ``publication``: what was reported is one of the network, with a title.
 */
export interface CaseCard {
  id: string;
  community: string;
  kind: string;
  state: string;
  subject: PersonCard;
  room: string | null;
  excerpt: string;
  reasons: {
    [k: string]: number;
  };
  reports_count: number;
  assignee: PersonCard | null;
  opened_at: string;
  due_at: string;
  late: boolean;
  outcome: string | null;
  publication: boolean;
}
/**
 * ``waiting`` is how many wait for the reader, whatever is filtered.
 */
export interface CaseList {
  results: CaseCard[];
  next: string | null;
  waiting: number;
  moderators: PersonCard[];
}
/**
 * ``receipt``: what the first ballot of a secret vote answered, to change it.
 */
export interface CastBallot {
  choice: string;
  receipt?: string | null;
}
/**
 * What somebody missed, by rules: unread conversations are wherever they began, the lines since ``since``.
 *
 * ``topics`` are unread conversations that concern them: named there, followed, or written in; ``others`` counts
 * the unread conversations that are in none of the lists.
 */
export interface CatchUpCard {
  since: string;
  addressed: ToldCard[];
  topics: TalkCard[];
  announcements: TalkCard[];
  direct: TalkCard[];
  lines: LineCard[];
  others: number;
  position: {
    [k: string]: number;
  };
}
/**
 * A notice as its reader sees it now: where it happened, what was said, and the way there.
 */
export interface ToldCard {
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
  place: string;
  excerpt: string;
  path: string;
}
/**
 * A room, or one of its thèmes, with what the reader has not read there and the last thing said.
 *
 * ``seq`` and ``message`` are those of the last message; ``first_unread`` is the position of the first unread
 * one, ``first_message`` its id.
 */
export interface TalkCard {
  room: string;
  topic: TopicCard | null;
  choice: string;
  unread: number;
  mentions: number;
  first_unread: number | null;
  first_message: string | null;
  message: string;
  seq: number;
  author: AuthorCard;
  excerpt: string;
  posted_at: string;
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
/**
 * Something that happened, and the way there: ``kind`` is decision, poll or receipt.
 */
export interface LineCard {
  kind: string;
  id: string;
  title: string;
  text: string;
  place: string;
  at: string;
  path: string;
}
export interface ChangeCommunity {
  name?: string;
  description?: string;
  colour?: string;
  opens_at?: string | null;
  modules?: {
    [k: string]: boolean | string[];
  };
  vocabulary?: {
    [k: string]: {
      [k: string]: {
        [k: string]: string;
      };
    };
  };
  public?: boolean;
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
/**
 * A link that becomes a note is given both: the note, and an empty address; and the other way round.
 */
export interface ChangeDocument {
  title?: string;
  url?: string;
  text?: string;
}
export interface ChangeDraft {
  name?: string;
  short_name?: string;
  colour?: string;
  colour_dark?: string;
  font?: string;
  sender?: string;
  reply_to?: string;
  welcome_fr?: string;
  welcome_en?: string;
  picture_alt?: string;
  legal_url?: string;
  accessibility_url?: string;
  help_url?: string;
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
/**
 * What is given changes; ``place`` is that among the community's own, from 0.
 */
export interface ChangeGroupStatus {
  name?: string;
  leads?: boolean;
  manages?: boolean;
  place?: number;
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
/**
 * ``place``: counted from 0.
 */
export interface ChangeMilestone {
  title?: string;
  due?: string | null;
  done?: boolean;
  place?: number;
}
export interface ChangePassword {
  current: string;
  new: string;
}
export interface ChangePreferences {
  preset?: string;
  mail?: string;
  quiet?: boolean;
  quiet_from?: string;
  quiet_until?: string;
  quiet_weekends?: boolean;
  do_not_disturb_until?: string | null;
  /**
   * @maxItems 200
   */
  words?: string[];
  spoken?: boolean;
}
/**
 * The whole draft, in its order; ``language``: the first one that its words are in, when it is another now.
 */
export interface ChangePresentation {
  /**
   * @maxItems 60
   */
  blocks: Block[];
  language?: string;
}
/**
 * ``archived``: false opens the project again, true is what ``DELETE`` does.
 */
export interface ChangeProject {
  title?: string;
  summary?: string;
  description?: string;
  joining?: string;
  state?: string;
  archived?: boolean;
}
export interface ChangeRole {
  role: string;
}
export interface ChangedMessage {
  text: string;
}
/**
 * A version. ``author``: who founded the club under it, or put it to the vote; ``mine``: the reader signed it.
 */
export interface CharterCard {
  version: number;
  made_at: string;
  author: PersonCard | null;
  signatures_count: number;
  mine: boolean;
}
export interface CharterList {
  results: CharterCard[];
  next: string | null;
}
/**
 * A club as one person sees it. From ``group`` on: for its members only.
 */
export interface ClubCard {
  id: string;
  community: string;
  name: string;
  purpose: string;
  pilot: PersonCard | null;
  charter_html: string;
  charter_version: number;
  sponsors_needed: number;
  term_days: number;
  quorum: number;
  created_at: string;
  archived_at: string | null;
  candidate: string | null;
  abilities: {
    [k: string]: boolean;
  };
  group: string | null;
  signed_version: number | null;
  charter: string | null;
  term_ends_at: string | null;
  proposed: PersonCard | null;
  members_count: number | null;
  open_votes: number | null;
  candidates_count: number | null;
}
export interface ClubList {
  results: ClubCard[];
  next: string | null;
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * ``signed``: the charter as it is now.
 */
export interface ClubMemberCard {
  person: PersonCard;
  entered_at: string;
  signed: boolean;
  pilot: boolean;
}
export interface ClubMembers {
  results: ClubMemberCard[];
  next: string | null;
}
/**
 * Comments, newest first; ``next`` goes older.
 */
export interface CommentPage {
  results: MessageCard[];
  next: string | null;
  position: {
    [k: string]: number;
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
  card: CardReference | null;
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
export interface CommunityList {
  results: MyCommunityCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A community as one of its people sees it, or one of the site's staff who has entered it.
 */
export interface MyCommunityCard {
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
  role: string;
  custom_role: string | null;
  members_count: number | null;
  abilities: {
    [k: string]: boolean;
  };
  on_accord: string[];
  taken_for: string;
  entry: InsideCard | null;
  modules: {
    [k: string]: boolean;
  };
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
 * That the reader is inside as staff of the site: by which entry, and until when.
 */
export interface InsideCard {
  id: string;
  until: string;
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
 * What a list did or, without ``batch``, would do; ``status`` and ``before`` are ids of components.
 */
export interface ComponentImportCard {
  batch: string | null;
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
/**
 * ``fact``: one that is registered (``group_facts.py``); ``value``: what it must be.
 */
export interface Condition {
  fact: string;
  value: string;
}
/**
 * ``label``: the value as people read it; null when what it names is no more.
 */
export interface ConditionCard {
  fact: string;
  value: string;
  label: string | null;
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
  template?: string;
}
/**
 * With a ``rule`` the group is automatic: it holds those whom the rule describes.
 */
export interface CreateGroup {
  name: string;
  rule?: Rule | null;
}
export interface Rule {
  match: "all" | "any";
  /**
   * @minItems 1
   * @maxItems 12
   */
  conditions:
    | [Condition]
    | [Condition, Condition]
    | [Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition]
    | [Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition, Condition]
    | [
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition
      ]
    | [
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition,
        Condition
      ];
}
/**
 * Its bearers lead the rooms of their group if ``leads``, and decide who is in it if ``manages``.
 */
export interface CreateGroupStatus {
  name: string;
  leads?: boolean;
  manages?: boolean;
}
/**
 * ``state``: a draft, or open at once.
 */
export interface CreateProject {
  title: string;
  summary?: string;
  description?: string;
  joining?: string;
  state?: string;
}
export interface CreateRole {
  name: string;
}
export interface CreateToken {
  name: string;
}
/**
 * A role or a skill that may be called: ``id`` as a mention has it, ``people`` of the room who have it.
 */
export interface CrowdCard {
  id: string;
  name: string;
  people: number;
}
export interface CrowdList {
  results: CrowdCard[];
}
/**
 * A decision as moderators see it, with the appeals against it.
 */
export interface DecisionCard {
  id: string;
  outcome: string;
  decided_by: PersonCard;
  decided_at: string;
  facts: string;
  ground: string;
  reference: string;
  answer: string;
  room: string | null;
  until: string | null;
  final: boolean;
  appeals: AppealCard[];
}
/**
 * In how many working days requests of a community are to be answered.
 */
export interface DelayCard {
  days: number;
}
export interface Description {
  alt?: string;
}
/**
 * What became of a block: added, removed, changed or moved; ``fields``: what of it is another.
 */
export interface DifferenceCard {
  what: string;
  kind: string;
  title: string;
  fields: string[];
  before: string;
  after: string;
}
export interface Discretion {
  invisible?: boolean;
  shows_last_seen?: boolean;
}
/**
 * A link (``url``), or a note (``text`` as it was written, ``html`` as it is shown).
 *
 * ``changed_at``: of the last change since it was added, if there was one.
 */
export interface DocumentCard {
  id: string;
  title: string;
  url: string | null;
  text: string;
  html: string;
  added_by: PersonCard | null;
  added_at: string;
  changed_by: PersonCard | null;
  changed_at: string | null;
}
export interface DocumentList {
  results: DocumentCard[];
  next: string | null;
}
/**
 * A text to be shown as it would be posted in ``room``.
 */
export interface Draft {
  text: string;
  room: string;
}
/**
 * A block as its form shows it, with the address of its picture.
 */
export interface DraftBlockCard {
  id: string;
  kind: string;
  title: string;
  text: string;
  picture: string;
  alt: string;
  links: Link[];
  messages: string[];
  people: KeyPerson[];
  translations: {
    [k: string]: Wording;
  };
  src: string | null;
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
export interface DraftList {
  results: MyDraftCard[];
  next: string | null;
}
/**
 * A draft in the list of all; ``place`` is empty where one does not see the room any more.
 */
export interface MyDraftCard {
  room: string;
  topic: string | null;
  reply_to: string | null;
  text: string;
  aside: string;
  revision: number;
  written_at: string;
  place: string;
}
/**
 * A version of the page; ``by`` is who published it, as far as they are still known.
 */
export interface EditionCard {
  number: number;
  published_at: string;
  by: string | null;
}
export interface EditionList {
  results: EditionCard[];
  next: string | null;
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
export interface EmojiList {
  results: EmojiCard[];
  next: string | null;
}
/**
 * ``hours``: from 1 to 168, seven days.
 */
export interface EnterAsSite {
  reason: string;
  hours?: number;
}
/**
 * Somebody who asked to come in, or was invited (``side``), and waits for an answer.
 */
export interface EntranceCard {
  person: PersonCard;
  side: string;
  message: string;
  created_at: string;
}
export interface EntranceList {
  results: EntranceCard[];
  next: string | null;
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
 * A message as it was when it was reported; ``reported``: it is the one. A publication has a ``title``.
 */
export interface EvidenceCard {
  id: string;
  author: string;
  author_name: string;
  text: string;
  posted_at: string;
  reported: boolean;
  title: string;
}
/**
 * A page of a feed; ``room`` is the room that it is, whose stream tells what becomes of it.
 */
export interface Feed {
  results: PublicationCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
  room: string;
  ranking: RankingRule;
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * A publication as one person sees it. ``reason`` is there in the ranked feed only.
 */
export interface PublicationCard {
  id: string;
  community: string;
  title: string;
  message: MessageCard;
  comments_count: number;
  shares_count: number;
  abilities: {
    [k: string]: boolean;
  };
  reason: RankReasonCard | null;
}
/**
 * Why a publication stands where it does in the ranked feed: hours that it gains on its date.
 */
export interface RankReasonCard {
  group: string | null;
  group_hours: number;
  reactions: number;
  reaction_hours: number;
}
/**
 * The whole of the rule by which the ranked feed is ordered, in hours gained on the date.
 */
export interface RankingRule {
  group_hours: number;
  reaction_hours: number;
  most_reaction_hours: number;
}
/**
 * A file as REST shows it: ``offset`` bytes of ``size`` have come, in pieces of at most ``chunk``.
 */
export interface FileCard {
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
  offset: number;
  chunk: number;
  expires_at: string | null;
}
export interface FilterWordCard {
  id: string;
  pattern: string;
  effect: string;
  explanation: string;
  added_at: string;
}
export interface FilterWordList {
  results: FilterWordCard[];
  next: string | null;
  most: number;
}
/**
 * ``follow``, ``mute``, or empty: as the room's level has it.
 */
export interface FollowChoice {
  choice: string;
}
export interface FoundCard {
  message: MessageCard;
  excerpt: StretchCard[];
  before: NeighbourCard | null;
  after: NeighbourCard | null;
}
/**
 * A part of an excerpt; ``found`` is what was looked for.
 */
export interface StretchCard {
  text: string;
  found: boolean;
}
/**
 * The message before or after one that was found, shortened.
 */
export interface NeighbourCard {
  id: string;
  author: AuthorCard;
  text: string;
  posted_at: string;
}
/**
 * ``charter``: Markdown. ``term_days``: how long a pilot steers. ``quorum``: percent of the members.
 */
export interface FoundClub {
  name: string;
  charter: string;
  purpose?: string;
  sponsors_needed?: number;
  term_days?: number;
  quorum?: number;
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
export interface GiveRole {
  role: string;
}
export interface GiveStatus {
  status?: string;
}
/**
 * When it comes: ``at`` (``HH:MM``) by the clocks of ``zone``, from ``starts_on`` to ``ends_on`` (2026-11-24).
 */
export interface GivenRhythm {
  every: string;
  at: string;
  zone: string;
  starts_on: string;
  ends_on?: string | null;
  /**
   * @maxItems 31
   */
  weekdays?: number[];
  nth?: number | null;
  skip_holidays?: boolean;
}
/**
 * ``digest`` is that of the request on the decider's screen. ``decision``: ``once``, ``thirty_days`` or
 * ``standing``, which ends at ``until``, or when it is revoked; ``component`` or ``group``: about its people only.
 */
export interface GrantAccord {
  digest: string;
  decision?: string;
  until?: string | null;
  words?: string;
  component?: string | null;
  group?: string | null;
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
 *
 * ``status``: a shipped one, or the id of one of the community's own, of which ``status_name`` is the name.
 */
export interface MyGroupCard {
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
  status: string | null;
  status_name: string | null;
  muted: boolean;
  abilities: {
    [k: string]: boolean;
  };
}
export interface GroupMemberCard {
  person: PersonCard;
  status: string;
  status_name: string | null;
  since: string;
}
export interface GroupMembers {
  results: GroupMemberCard[];
  next: string | null;
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
/**
 * The community's own statuses in their order; the shipped ones are before them, in every community.
 */
export interface GroupStatusList {
  results: GroupStatusCard[];
  position: {
    [k: string]: number;
  };
}
export interface HandOver {
  person: string;
}
/**
 * A message, or an edit, of one's own that waits to be read.
 */
export interface HeldCard {
  id: string;
  room: string;
  topic: string | null;
  text: string;
  client_id: string;
  state: string;
  held_at: string;
  edits: string | null;
  attachments: AttachmentCard[];
}
export interface HeldList {
  results: HeldCard[];
  next: string | null;
}
/**
 * An announcement as the home page of its community shows it.
 */
export interface HomeAnnouncementCard {
  id: string;
  community: string;
  room: string;
  message: string;
  receipt: boolean;
  comments: boolean;
  home_until: string | null;
  audience: number;
  reminded_at: string | null;
  read_at: string | null;
  dismissed: boolean;
  counts: CountsCard | null;
  abilities: {
    [k: string]: boolean;
  };
  room_name: string;
  seq: number;
  author: AuthorCard;
  html: string;
  excerpt: string;
  posted_at: string;
}
export interface HomeAnnouncementList {
  results: HomeAnnouncementCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
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
export interface InvitePeople {
  /**
   * @minItems 1
   * @maxItems 200
   */
  people: [string, ...string[]];
  message?: string;
}
export interface Invitees {
  /**
   * @minItems 1
   * @maxItems 200
   */
  people: [string, ...string[]];
}
/**
 * ``community``: whose page is kept, as it is being prepared.
 */
export interface KeepTemplate {
  community: string;
  name: string;
}
/**
 * A message that a room has pinned.
 */
export interface KeptCard {
  message: MessageCard;
  pinned_by: AuthorCard;
  pinned_at: string;
}
/**
 * What makes a community known: its address, as a code to scan too, and words to share.
 */
export interface KitCard {
  url: string;
  public: boolean;
  qr: string;
  text_fr: string;
  text_en: string;
}
export interface LevelChoice {
  level: string;
}
/**
 * Links, those of the newest message first; a page has those of at most ``limit`` messages.
 */
export interface LinkList {
  results: SharedLinkCard[];
  next: string | null;
}
export interface SharedLinkCard {
  url: string;
  label: string;
  message: string;
  seq: number;
  author: AuthorCard;
  posted_at: string;
}
/**
 * A page that a message leads to, in its own words. No picture: the reader asks nobody else for anything.
 */
export interface LinkPreviewCard {
  url: string;
  title: string;
  description: string;
  site: string;
}
/**
 * What a link inside the site leads to; ``direct``: its place is a direct conversation.
 *
 * ``about``: ids whose events change what is said here.
 */
export interface LinkedCard {
  url: string;
  kind: string;
  title: string;
  place: string;
  direct: boolean;
  author: PersonCard | null;
  about: string[];
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
 * What changed in it, in the reader's language and time zone.
 *
 * ``batch``: the value is a list that was given at once; by this id all that was done with it is found.
 */
export interface TraceChangeCard {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
  batch: string | null;
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
  zone: string;
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
 * Where a message is now; in a feed, ``card`` names the publication that it is, or comments.
 */
export interface MessagePlace {
  message: string;
  room: RoomCard;
  topic: TopicCard | null;
  seq: number;
  card: CardReference | null;
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
 * The previews of a message; ``removable``: the viewer may take them away.
 *
 * ``inside``: it leads to places of this site; ``goals`` are those that the viewer may see.
 */
export interface MessagePreviews {
  message: string;
  previews: LinkPreviewCard[];
  removable: boolean;
  inside: boolean;
  goals: LinkedCard[];
}
export interface MilestoneCard {
  id: string;
  title: string;
  due: string | null;
  done_at: string | null;
}
export interface MilestoneList {
  results: MilestoneCard[];
  next: string | null;
}
/**
 * When it would come next.
 */
export interface Moments {
  moments: string[];
}
/**
 * Which messages go where: ``message`` with ``which``, or ``messages`` of one room.
 *
 * ``which`` is ``one``, ``later`` (it and those after it in its thème) or ``all`` (its whole thème).
 */
export interface Move {
  room: string;
  topic?: string | null;
  new_topic?: string | null;
  message?: string | null;
  which?: string;
  /**
   * @maxItems 1000
   */
  messages?: string[];
}
/**
 * Which messages were moved, in their order, and where they are now.
 */
export interface MovedMessages {
  messages: string[];
  room: string;
  topic: TopicCard | null;
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
 * A project as one person sees it. ``asking``: how many wait for an answer, for those who give it.
 */
export interface MyProjectCard {
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
  role: string | null;
  entrance: string | null;
  asking: number;
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * A report as who made it follows it; ``answers`` are in the order in which they were given.
 */
export interface MyReportCard {
  id: string;
  community: string;
  community_name: string;
  kind: string;
  about: string;
  excerpt: string;
  reason: string;
  words: string;
  made_at: string;
  due_at: string;
  waiting: boolean;
  answers: AnswerCard[];
}
export interface MyReportList {
  results: MyReportCard[];
  next: string | null;
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
  slow_mode: number;
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
  level: string;
  silenced_until: string | null;
  next_turn_at: string | null;
  severed: boolean;
  abilities: {
    [k: string]: boolean;
  };
  section?: string;
}
/**
 * What the reader keeps a message with; null: they do not keep it.
 */
export interface MySavedCard {
  saved: SavedCard | null;
}
/**
 * A message that the reader has saved.
 */
export interface SavedCard {
  message: MessageCard;
  note: string;
  saved_at: string;
  remind_at: string | null;
  reminded_at: string | null;
}
/**
 * A thème as one person sees it; ``choice`` is ``follow``, ``mute``, or empty: as the room's level has it.
 */
export interface MyTopicCard {
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
  last_seq: number;
  last_posted_at: string | null;
  unread: number;
  mentions: number;
  mark: number;
  choice: string;
}
export interface NewAnnouncement {
  text: string;
  client_id: string;
  /**
   * @maxItems 10
   */
  attachments?:
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
    | [string, string, string, string, string, string, string, string, string, string];
  receipt?: boolean;
  comments?: boolean;
  home_until?: string | null;
}
export interface NewAppeal {
  words: string;
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
/**
 * Oneself, or (``person``) somebody whom one proposes and answers for.
 */
export interface NewCandidate {
  person?: string | null;
  message?: string;
}
export interface NewDecision {
  outcome: string;
  facts?: string;
  ground?: string;
  reference?: string;
  answer?: string;
  in_room?: boolean;
  until?: string | null;
}
export interface NewDistance {
  distance: string;
}
/**
 * A link (``url``) or a note in Markdown (``text``): one of the two.
 */
export interface NewDocument {
  title: string;
  url?: string;
  text?: string;
}
/**
 * A file that is about to be sent, in pieces. ``duration`` (milliseconds) and ``peaks`` are a voice message's.
 */
export interface NewFile {
  name: string;
  size: number;
  alt?: string;
  duration?: number | null;
  /**
   * @maxItems 100
   */
  peaks?: number[];
}
export interface NewFilterWord {
  pattern: string;
  effect: string;
  explanation?: string;
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
 * ``due``: a day as in 2026-11-26.
 */
export interface NewMilestone {
  title: string;
  due?: string | null;
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
export interface NewOption {
  label: string;
}
/**
 * A message for later; ``to_self``: a reminder for oneself, which is not posted.
 */
export interface NewPlanned {
  room: string;
  text: string;
  due_at: string;
  client_id: string;
  topic?: string | null;
  reply_to?: string | null;
  to_self?: boolean;
  attachments?: string[];
}
/**
 * An announcement for later; ``home_until`` is counted from when it appears.
 */
export interface NewPlannedAnnouncement {
  text: string;
  client_id: string;
  attachments?: string[];
  receipt?: boolean;
  comments?: boolean;
  home_until?: string | null;
  due_at: string;
}
/**
 * A question with its answers; ``kind``: single, multiple or ranked; ``results``: always, voted or closed.
 */
export interface NewPoll {
  question: string;
  /**
   * @maxItems 500
   */
  options: string[];
  client_id: string;
  kind?: string;
  most?: number | null;
  anonymous?: boolean;
  adding?: boolean;
  results?: string | null;
  closes_at?: string | null;
  topic?: string | null;
  new_topic?: string | null;
}
export interface NewPublication {
  title: string;
  text: string;
  client_id: string;
}
/**
 * The room (and thème) in which to show a message, and what is said with it.
 */
export interface NewQuotation {
  room: string;
  client_id: string;
  topic?: string | null;
  text?: string;
}
/**
 * A message that comes again; ``id`` is chosen by the client, so that a repeat makes one.
 */
export interface NewRecurring {
  id: string;
  room: string;
  text: string;
  rhythm: GivenRhythm;
  topic?: string | null;
}
/**
 * A ``message`` or a ``person``, and why; ``community``: who is told, where that is to be chosen.
 */
export interface NewReport {
  message?: string | null;
  person?: string | null;
  reason: string;
  words?: string;
  community?: string | null;
}
export interface NewReportAppeal {
  decision: string;
  words: string;
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
 * What one keeps a message with: a note of one's own, and when to be reminded of it.
 */
export interface NewSaved {
  note?: string;
  remind_at?: string | null;
}
export interface NewSection {
  name: string;
}
/**
 * The rooms in which to show a publication, and what is said with it.
 */
export interface NewShares {
  /**
   * @minItems 1
   * @maxItems 20
   */
  rooms:
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
    | [string, string, string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string, string, string]
    | [string, string, string, string, string, string, string, string, string, string, string, string, string, string]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ]
    | [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string
      ];
  text?: string;
}
/**
 * A text to keep; without a ``community`` for oneself.
 */
export interface NewSnippet {
  name: string;
  text: string;
  community?: string | null;
}
/**
 * Replaces what was said before.
 */
export interface NewStatus {
  text?: string;
  emoji?: string;
  busy?: boolean;
  until?: string | null;
}
/**
 * Whose messages go, how far back (``hour``, ``day``, ``week``), and the reasons that they read.
 */
export interface NewSweep {
  person: string;
  period: string;
  facts: string;
  ground: string;
  reference: string;
}
export interface NewTimeOut {
  person: string;
  ends_at: string;
  reason: string;
  room?: string | null;
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
/**
 * ``kind``: question, charter, exclude, pilot or dissolve; ``person``: whom it is about.
 */
export interface NewVote {
  question: string;
  closes_at: string;
  kind?: string;
  /**
   * @maxItems 50
   */
  choices?: string[];
  secret?: boolean;
  charter?: string;
  person?: string | null;
}
export interface NoticeList {
  results: ToldCard[];
  next: string | null;
  unread: number;
  position: {
    [k: string]: number;
  };
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
/**
 * A case with all that there is to decide by; ``path`` leads to the message, for those who may read it there.
 */
export interface OneCaseCard {
  id: string;
  community: string;
  kind: string;
  state: string;
  subject: PersonCard;
  room: string | null;
  excerpt: string;
  reasons: {
    [k: string]: number;
  };
  reports_count: number;
  assignee: PersonCard | null;
  opened_at: string;
  due_at: string;
  late: boolean;
  outcome: string | null;
  publication: boolean;
  evidence: EvidenceCard[];
  reports: ReportCard[];
  decisions: DecisionCard[];
  referred_by: PersonCard | null;
  referral: string;
  outcomes: string[];
  rooms: {
    [k: string]: string;
  };
  before: number;
  path: string | null;
  abilities: {
    [k: string]: boolean;
  };
  files: AttachmentCard[];
  edit: boolean;
  of_leaders: boolean;
  moderators: PersonCard[];
  sweep: SweepCard | null;
}
/**
 * A report as moderators see it.
 */
export interface ReportCard {
  reporter: PersonCard;
  reason: string;
  words: string;
  made_at: string;
}
/**
 * All that somebody said within ``period``: ``done`` of ``total`` are gone. ``undone``: they come back, or have.
 */
export interface SweepCard {
  period: string;
  total: number;
  done: number;
  undone: boolean;
  may_undo: boolean;
}
/**
 * A version as it is shown, who signed it, and what it changed of the version ``against`` (null: of none).
 */
export interface OneCharterCard {
  version: number;
  made_at: string;
  author: PersonCard | null;
  signatures_count: number;
  mine: boolean;
  html: string;
  signatures: SignatureCard[];
  against: number | null;
  differences: PieceCard[];
}
/**
 * ``left``: they signed, and are in the club no more.
 */
export interface SignatureCard {
  person: PersonCard;
  signed_at: string;
  left: boolean;
}
/**
 * A piece of the text. ``what``: same, added or removed; without those removed they are this version.
 */
export interface PieceCard {
  what: string;
  text: string;
}
export interface OneCommunityCard {
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
  role: string;
  custom_role: string | null;
  members_count: number | null;
  abilities: {
    [k: string]: boolean;
  };
  on_accord: string[];
  taken_for: string;
  entry: InsideCard | null;
  modules: {
    [k: string]: boolean;
  };
  position: {
    [k: string]: number;
  };
}
/**
 * A version, what it shows, and how it differs from the one ``against`` (0: an empty page).
 */
export interface OneEditionCard {
  number: number;
  published_at: string;
  by: string | null;
  against: number;
  blocks: BlockCard[];
  differences: DifferenceCard[];
}
export interface OnePollCard {
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
  author: AuthorCard;
  voted: boolean;
  my_choices: string[];
  removable: string[];
  abilities: {
    [k: string]: boolean;
  };
  position: {
    [k: string]: number;
  };
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
 * A project's page: with its description as it was written, and as it is shown.
 */
export interface OneProjectCard {
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
  role: string | null;
  entrance: string | null;
  asking: number;
  abilities: {
    [k: string]: boolean;
  };
  description: string;
  html: string;
}
export interface OnePublicationCard {
  id: string;
  community: string;
  title: string;
  message: MessageCard;
  comments_count: number;
  shares_count: number;
  abilities: {
    [k: string]: boolean;
  };
  reason: RankReasonCard | null;
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
/**
 * An operator as it is typed in the reader's language, with the values that it takes where they are few.
 */
export interface OperatorCard {
  typed: string;
  says: string;
  values: string[];
}
/**
 * Oneself: ``state`` as it is, though ``invisible`` people look offline to all others.
 */
export interface OwnPresenceCard {
  state: string;
  text: string;
  emoji: string;
  until: string | null;
  busy: boolean;
  invisible: boolean;
  shows_last_seen: boolean;
}
export interface ParticipantCard {
  person: PersonCard;
  role: string;
  since: string;
}
export interface ParticipantList {
  results: ParticipantCard[];
  next: string | null;
}
export interface PeopleList {
  results: PersonCard[];
  next: string | null;
}
/**
 * A picture for a block: its digest, and where to see it.
 */
export interface PictureCard {
  picture: string;
  src: string;
}
export interface PilotAnswer {
  accept: boolean;
}
/**
 * What a room has pinned, the newest pin first: a hundred at most.
 */
export interface PinList {
  results: KeptCard[];
  position: {
    [k: string]: number;
  };
}
/**
 * What a planned announcement asks of its readers.
 */
export interface PlannedAnnouncement {
  receipt: boolean;
  comments: boolean;
  home_until: string | null;
}
/**
 * A message for later, or an ``announcement``; ``agreed``: an administrator agreed to it exactly as it is.
 *
 * ``failure`` says why it was not sent; ``message`` is what it became.
 */
export interface PlannedCard {
  id: string;
  room: string;
  topic: string | null;
  reply_to: string | null;
  text: string;
  to_self: boolean;
  due_at: string;
  state: string;
  failure: string | null;
  message: string | null;
  place: string;
  attachments: AttachmentCard[];
  announcement: PlannedAnnouncement | null;
  agreed: boolean;
}
/**
 * ``attachments``: all files that it is to carry, those that it has among them. ``announcement``: all of its
 * options; of a message, of no matter.
 */
export interface PlannedChanges {
  text?: string;
  due_at?: string;
  attachments?: string[];
  announcement?: AskedOfReaders;
}
/**
 * What waits and what failed.
 */
export interface PlannedList {
  results: PlannedCard[];
  next: string | null;
}
/**
 * A poll as one person sees it. ``my_choices`` stay empty in an anonymous one: nobody knows them.
 *
 * ``removable``: the options that the viewer may take away.
 */
export interface PollCard {
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
  author: AuthorCard;
  voted: boolean;
  my_choices: string[];
  removable: string[];
  abilities: {
    [k: string]: boolean;
  };
}
/**
 * Keys of options; of a ranked poll the favourite first.
 */
export interface PollChoices {
  /**
   * @maxItems 500
   */
  choices: string[];
}
export interface PollList {
  results: PollCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * How a person is told. Hours are ``HH:MM`` in ``zone``, which is that of their profile.
 */
export interface PreferencesCard {
  preset: string;
  mail: string;
  quiet: boolean;
  quiet_from: string;
  quiet_until: string;
  quiet_weekends: boolean;
  do_not_disturb_until: string | null;
  words: string[];
  spoken: boolean;
  zone: string;
  in_peace: boolean;
}
/**
 * ``state`` is active, away, busy or offline; ``text`` and ``emoji`` what the person says of it, ``until`` when.
 */
export interface PresenceCard {
  state: string;
  text: string;
  emoji: string;
  until: string | null;
}
/**
 * The page of a community, in ``language``, one of ``languages`` (its first one is the first).
 * ``number`` 0: nothing was published yet.
 */
export interface PresentationCard {
  community: string;
  number: number;
  language: string;
  languages: string[];
  published_at: string | null;
  blocks: BlockCard[];
}
/**
 * What is being prepared, and how it will be read in ``previewed``. ``language`` is the first one of the page;
 * ``undoable``: it is a template, and what that took the place of can be had back.
 */
export interface PresentationDraftCard {
  community: string;
  number: number;
  differs: boolean;
  language: string;
  languages: string[];
  previewed: string;
  undoable: boolean;
  blocks: DraftBlockCard[];
  preview: BlockCard[];
}
/**
 * ``reach`` is how many people the text would call; ``asks``: so many that its author confirms it first.
 */
export interface Preview {
  html: string;
  reach: number;
  asks: boolean;
}
/**
 * ``payload`` is what the act takes: of ``group.create`` a name, and so on.
 */
export interface PreviewAccord {
  act: string;
  payload: {};
}
export interface PreviewChoice {
  on: boolean;
}
export interface PreviewList {
  results: MessagePreviews[];
  next: string | null;
}
export interface PreviewSettingCard {
  on: boolean;
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
  last_seen_at: string | null;
}
/**
 * A community that the viewer has in common with somebody, and what that person is in it.
 */
export interface SharedCommunityCard {
  id: string;
  name: string;
  role: string;
}
export interface ProjectList {
  results: MyProjectCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * What somebody who is not signed in reads of a community that chose to be seen: no message, no person.
 */
export interface PublicCommunityCard {
  name: string;
  slug: string;
  description: string;
  colour: string;
  logo: string | null;
  header: string | null;
  opens_at: string | null;
  language: string;
  languages: string[];
  blocks: BlockCard[];
}
export interface PublicationChanges {
  title?: string;
  text?: string;
}
export interface PublicationList {
  results: PublicationCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * A message that another shows, as its reader may see it.
 *
 * ``state``: ``shown``; ``gone``, deleted in a room that the reader sees; ``hidden``, of a room that they do not
 * see, or of none. Only when it is shown has it a ``message`` and its place. ``room_name`` is empty for a direct
 * conversation.
 */
export interface QuotedCard {
  id: string;
  state: string;
  message: MessageCard | null;
  room_kind: string | null;
  room_name: string;
  topic_title: string;
}
export interface QuotedList {
  results: QuotedCard[];
  next: string | null;
}
export interface ReactorCard {
  emoji: string;
  person: PersonCard;
}
export interface ReactorList {
  results: ReactorCard[];
  next: string | null;
}
/**
 * ``notices`` by id; without it all of them.
 */
export interface ReadNotices {
  notices?: string[] | null;
}
/**
 * In how many rooms something was unread.
 */
export interface ReadRooms {
  rooms: number;
}
/**
 * Somebody of the room, and when they said to have read it, if they did.
 */
export interface ReaderCard {
  person: PersonCard;
  read_at: string | null;
}
/**
 * People by name; ``counts`` are those of everybody.
 */
export interface ReaderList {
  results: ReaderCard[];
  next: string | null;
  counts: CountsCard;
}
export interface ReceiptCard {
  read_at: string;
}
/**
 * How much somebody said lately where the reader moderates, and in which rooms: what one decision takes away.
 */
export interface RecentCard {
  count: number;
  most: number;
  rooms: string[];
}
/**
 * A message that comes again. ``at`` is ``HH:MM`` in ``zone``; ``weekdays`` begin with Monday, 0.
 *
 * Without an ``owner`` it waits for somebody to take it: ``left_by`` handed it over. ``upcoming`` are the next
 * moments.
 */
export interface RecurringCard {
  id: string;
  room: string;
  topic: string | null;
  owner: PersonCard | null;
  left_by: PersonCard | null;
  text: string;
  every: string;
  weekdays: number[];
  nth: number | null;
  at: string;
  zone: string;
  skip_holidays: boolean;
  starts_on: string;
  ends_on: string | null;
  paused: boolean;
  next_at: string | null;
  last_at: string | null;
  failure: string | null;
  upcoming: string[];
  place: string;
  abilities: {
    [k: string]: boolean;
  };
}
export interface RecurringChanges {
  text?: string;
  rhythm?: GivenRhythm;
}
export interface RecurringList {
  results: RecurringCard[];
  next: string | null;
}
export interface Referral {
  words: string;
}
export interface RefuseAccord {
  words: string;
}
/**
 * How many are told once more.
 */
export interface RemindedCard {
  people: number;
}
export interface RenameTemplate {
  name: string;
}
/**
 * Before reporting: who can be told, for which reasons.
 */
export interface Reporting {
  communities: ToldCommunity[];
  reasons: string[];
}
export interface ToldCommunity {
  id: string;
  name: string;
}
export interface ResetPassword {
  password: string;
}
/**
 * What came out of a thème, as Markdown; may be left empty.
 */
export interface Resolution {
  summary?: string;
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
  slow_mode?: number;
}
export interface RoomFileCard {
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
  message: string;
  seq: number;
  author: AuthorCard;
  posted_at: string;
}
export interface RoomFileList {
  results: RoomFileCard[];
  next: string | null;
}
/**
 * Rooms; with those that one has joined, the sections that one keeps them in.
 */
export interface RoomList {
  results: MyRoomCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
  sections?: SectionCard[];
}
/**
 * ``kind`` is ``favourites`` (without a name) or ``own``; ``sort`` is ``unread``, ``name`` or ``recent``.
 */
export interface SectionCard {
  id: string;
  kind: string;
  name: string;
  sort: string;
  folded: boolean;
}
export interface RuleCard {
  match: string;
  conditions: ConditionCard[];
}
/**
 * What one has saved, the newest first, with the rooms that it is in.
 */
export interface SavedList {
  results: SavedCard[];
  rooms: RoomCard[];
  next: string | null;
}
/**
 * What was found, with the rooms and thèmes that it is in; ``next`` goes on.
 */
export interface SearchPage {
  results: FoundCard[];
  rooms: RoomCard[];
  topics: TopicCard[];
  next: string | null;
}
/**
 * ``sort`` is ``unread`` (what is unread first), ``name`` or ``recent``.
 */
export interface SectionChanges {
  name?: string;
  sort?: string;
  folded?: boolean;
}
/**
 * The id of a section of one's own, ``favourites``, or null: where the room stands by itself.
 */
export interface SectionChoice {
  section: string | null;
}
export interface SectionList {
  results: SectionCard[];
  next: string | null;
  position: {
    [k: string]: number;
  };
}
/**
 * One's sections, the first first; those left out come after them as they are.
 */
export interface SectionOrder {
  /**
   * @maxItems 100
   */
  sections: string[];
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
export interface SetDelay {
  days: number;
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
/**
 * That a publication is shown in a room which the reader sees.
 */
export interface ShareCard {
  id: string;
  room: string;
  room_name: string;
  by: AuthorCard;
  shared_at: string;
}
export interface ShareList {
  results: ShareCard[];
  next: string | null;
}
/**
 * What became of sharing in one room: ``shared``, ``already``, or why it was ``refused``.
 */
export interface ShareOutcome {
  room: string;
  outcome: string;
  detail: string | null;
}
export interface ShareOutcomes {
  results: ShareOutcome[];
  shares_count: number;
}
export interface SignIn {
  email: string;
  password: string;
}
/**
 * ``version``: of the charter that one has read.
 */
export interface Signature {
  version: number;
}
/**
 * A community as the staff of the site finds it; ``role`` is what the reader is in it, if anything.
 */
export interface SiteCommunityCard {
  id: string;
  name: string;
  slug: string;
  colour: string;
  logo: string | null;
  archived_at: string | null;
  opens_at: string | null;
  members_count: number;
  administrators: PersonCard[];
  role: string | null;
  entries: SiteEntryCard[];
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
export interface SiteCommunityList {
  results: SiteCommunityCard[];
  next: string | null;
}
export interface SiteEntryList {
  results: SiteEntryCard[];
  next: string | null;
}
/**
 * A text kept to be put into messages; without a ``community`` it is one's own.
 */
export interface SnippetCard {
  id: string;
  community: string | null;
  name: string;
  text: string;
  changed_at: string;
}
export interface SnippetChanges {
  name?: string;
  text?: string;
}
export interface SnippetList {
  results: SnippetCard[];
  next: string | null;
}
/**
 * The statement of reasons of a decision about oneself (Regulation (EU) 2022/2065, art. 17).
 *
 * ``automatic``: the word filter brought it up. ``final``: it answers an appeal.
 */
export interface StatementCard {
  id: string;
  community: string;
  community_name: string;
  kind: string;
  excerpt: string;
  outcome: string;
  facts: string;
  ground: string;
  reference: string;
  automatic: boolean;
  room: string | null;
  until: string | null;
  decided_at: string;
  appeal_until: string;
  appealed_at: string | null;
  may_appeal: boolean;
  final: boolean;
  messages: number;
  of_leaders: boolean;
}
export interface StatementList {
  results: StatementCard[];
  next: string | null;
}
/**
 * A message, what it answers (if that is there to be read), the answers to it and the answers to those.
 */
export interface SubThreadCard {
  above: MessageCard | null;
  message: MessageCard;
  answers: MessageCard[];
  position: {
    [k: string]: number;
  };
}
export interface Suggestions {
  people: PersonCard[];
  rooms: RoomCard[];
  topics: TopicSuggestion[];
  operators: OperatorCard[];
}
export interface TopicSuggestion {
  topic: TopicCard;
  room_name: string;
}
export interface TakeTemplate {
  template: string;
}
/**
 * Conversations, those last talked in first: a hundred at most; ``more`` are left out, and ``next`` has them.
 *
 * ``since`` is how far back the recent ones go; null: to the first word. ``next`` goes further.
 */
export interface TalkList {
  results: TalkCard[];
  more: number;
  position: {
    [k: string]: number;
  };
  next: string | null;
  since: string | null;
}
/**
 * A page to begin with: shipped with the product, or kept by the staff of the site; ``blocks`` show it.
 */
export interface TemplateCard {
  key: string;
  name: string;
  description: string;
  shipped: boolean;
  languages: string[];
  blocks: BlockCard[];
}
export interface TemplateList {
  results: TemplateCard[];
}
/**
 * A piece of a text: the ``same`` as before, ``added`` or ``removed``.
 */
export interface TextChange {
  what: string;
  text: string;
}
/**
 * The first lines of a file's words; ``more`` when there are others.
 */
export interface TextPreview {
  text: string;
  more: boolean;
}
export interface Tick {
  done: boolean;
}
export interface TimeOutCard {
  id: string;
  person: PersonCard;
  community: string;
  community_name: string;
  room: string | null;
  room_name: string | null;
  ends_at: string;
  reason: string;
  given_at: string;
}
export interface TimeOutList {
  results: TimeOutCard[];
  next: string | null;
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
export interface TopicToMerge {
  into: string;
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
 *
 * ``zone``: the reader's time zone, in which moments among the changes are written.
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
  zone: string;
}
export interface TrialAnswer {
  effect: string | null;
  said: string | null;
}
/**
 * Who would be in a group: how many, the first by name; and how many would come into it, or go out.
 */
export interface TrialCard {
  count: number;
  people: PersonCard[];
  coming: number;
  going: number;
}
export interface TriedText {
  text: string;
}
/**
 * ``group``: the one that would get the rule; none yet for a new group.
 */
export interface TryRule {
  rule: Rule;
  group?: string | null;
}
export interface Unmark {
  message: string;
}
export interface UnreadCard {
  unread: number;
  mentions: number;
}
export interface UnreadNotices {
  unread: number;
}
/**
 * What a message said from ``written_at`` on, and what that changed of the version before it (none: the first).
 */
export interface VersionCard {
  text: string;
  written_at: string;
  changes: TextChange[];
}
/**
 * What a message said, the newest first.
 */
export interface VersionList {
  results: VersionCard[];
  next: string | null;
}
export interface VoteList {
  results: VoteCard[];
  next: string | null;
}
/**
 * Who chose what, in a poll that is not anonymous.
 */
export interface VoterCard {
  person: AuthorCard;
  choices: string[];
}
export interface VoterPage {
  results: VoterCard[];
  next: string | null;
}
/**
 * ``base``: the revision that the device knew. ``drop_aside``: what was put aside has been looked at.
 */
export interface WrittenDraft {
  text: string;
  base: number;
  device: string;
  topic?: string | null;
  reply_to?: string | null;
  drop_aside?: boolean;
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
  proposal?: string;
}

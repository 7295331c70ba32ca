/**
 * The shapes of the wire as the browser names them.
 *
 * What travels is generated from what the server says of it (`live.d.ts` and `rest.d.ts`, by `npm run types`) and only
 * sharpened here, so that an event or a field which the server adds or takes away is seen by the compiler.
 */
import type * as Wire from "./live";
import type * as Rest from "./rest";

export type * from "./groupRules";
export type * from "./protocol";

export type Id = string;
/** ISO 8601, UTC, milliseconds: `2026-11-23T10:00:00.000Z`. */
export type Instant = string;
export type Language = "fr" | "en";
export type RoomKind = "topic" | "club" | "announcement" | "direct" | "network";
export type Visibility = "public" | "private";
export type CommunityRole =
  | "administrator"
  | "functional_administrator"
  | "animator"
  | "member"
  | "guest"
  | "bot"
  | "site_administrator";
export type GroupKind = "automatic" | "additional" | "project" | "club";
/** What everybody may be in a group, in every community. */
export type GroupStatus = "administrator" | "referent" | "member" | "guest" | "observer";
/** `T` with some of its fields said more exactly than the server's document does. */
type Sharper<T, F extends Partial<Record<keyof T, unknown>>> = Omit<T, keyof F> & F;

/** A stream (`room:<id>`, `user:<id>`, `community:<id>`) and the position in it. */
export type Positions = Record<string, number>;

export type ShortPerson = Wire.AuthorCard;
export type PersonCard = Wire.PersonCard;

export type PresenceState = "active" | "away" | "busy" | "offline";
export interface Presence {
  state: PresenceState;
  text?: string | null;
  emoji?: string;
  until?: string | null;
}

export type Profile = Sharper<
  Rest.ProfileCard,
  {
    communities: Sharper<Rest.SharedCommunityCard, { role: CommunityRole }>[];
    presence: Presence;
  }
>;

export type CatchUp = Sharper<Rest.CatchUpCard, { addressed: ToldNotice[] }>;
export type Talk = Rest.TalkCard;
export type OwnPresence = Sharper<Rest.OwnPresenceCard, { state: PresenceState }>;

export type Me = Sharper<Rest.MeCard, { language: Language }>;

export type CommunityCard = Sharper<Rest.MyCommunityCard, { role: CommunityRole }>;
/** A community as everybody in it sees it. */
export type CommunityShape = Wire.CommunityCard;
export type RoleLevels = Wire.RoleLevelsCard;
export type Level = "yes" | "accord" | "no";
export type PermissionCard = Sharper<Rest.PermissionCard, { levels: Level[] }>;
export type RoleCard = Sharper<Rest.RoleCard, { levels: Record<string, Level> }>;
export type Matrix = Sharper<Rest.MatrixCard, { permissions: PermissionCard[]; roles: RoleCard[] }>;
export type Mandate = Rest.MandateCard;
/** Who of the site's staff entered a community, why and until when. */
export type SiteEntry = Rest.SiteEntryCard;
/** A community as the staff of the site finds it. */
export type SiteCommunity = Rest.SiteCommunityCard;
export type Rights = Rest.RightsCard;
export type Reason = Rest.ReasonCard;
export type CommunityPerson = Sharper<Rest.CommunityPersonCard, { role: CommunityRole }>;

/** A room as everybody in it sees it; `people` are the participants of a direct one, elsewhere none. */
export type RoomShape = Sharper<Wire.RoomCard, { kind: RoomKind; visibility: Visibility }>;

/**
 * A room as REST shows it to its viewer: what is at or under `mark` has been read; the counts were taken at `head`, a
 * position of the room's stream.
 */
export type RoomCard = Sharper<Rest.MyRoomCard, { kind: RoomKind; visibility: Visibility }>;

/** Where one keeps rooms: the favourites, which bear no name, or a section that one named. */
export type SectionCard = Sharper<
  Rest.SectionCard,
  { kind: "favourites" | "own"; sort: "unread" | "name" | "recent" }
>;

export type TopicShape = Wire.TopicCard;

export type TopicCard = Rest.MyTopicCard;

export type NoticeKind =
  | "mention"
  | "reply"
  | "direct"
  | "announcement"
  | "everybody"
  | "word"
  | "topic"
  | "reminder"
  | "invitation"
  | "accord"
  | "project";
/** A notice as events carry it: without words of anybody. */
export type Notice = Sharper<Wire.NoticeCard, { kind: NoticeKind }>;
/** A notice as its reader may see it now. */
export type ToldNotice = Sharper<Rest.ToldCard, { kind: NoticeKind }>;
export type NoticePreferences = Sharper<
  Rest.PreferencesCard,
  { preset: "everything" | "essential" | "digest"; mail: "unseen" | "digest" | "never" }
>;
/** Of what a room tells one; empty: as one's preset has it. */
export type RoomLevel = "" | "everything" | "mentions" | "nothing";

export type Mention = Wire.MentionCard;
export type Reaction = Wire.ReactionCard;
export type MessageCard = Wire.MessageCard;
/** A file of a message; one on its way; one of a room's library, with the message that brought it. */
export type AttachmentCard = Wire.AttachmentCard;
export type FileCard = Rest.FileCard;
export type RoomFileCard = Rest.RoomFileCard;
export type LinkCard = Rest.SharedLinkCard;
/** An object that a message shows; what the reader may see of it is asked by REST. */
export type CardReference = Wire.CardReference;

/** A group as everybody in its community sees it. */
export type GroupShape = Sharper<Wire.GroupCard, { kind: GroupKind }>;
/** A group as REST shows it to its viewer; `status` is a `GroupStatus`, or the id of a status of the community's own. */
export type GroupCard = Sharper<Rest.MyGroupCard, { kind: GroupKind }>;
export type GroupMember = Rest.GroupMemberCard;
/** A status in groups that the community named itself. */
export type OwnStatus = Wire.GroupStatusCard;
/** What a pasted list did, or (without `batch`) would do. */
export type GroupImport = Rest.GroupImportCard;
export type RefusedLine = Rest.RefusedLineCard;

export type Dimension = "component" | "track";
/** `people_count` counts those of the component itself, not of those below it. */
export type ComponentCard = Sharper<Rest.ComponentCard, { dimension: Dimension }>;
/** What a pasted list did or, without `batch`, would do; `status` and `before` are ids of components. */
export type ComponentImport = Rest.ComponentImportCard;
/** By what the archiving of a component can be taken back. */
export interface ComponentArchived {
  batch: Id | null;
}
/** How many people an undo put back, and how many it left, because they had changed since. */
export interface Undone {
  undone: number;
  kept: number;
}
/** Somebody of a community, as its list of people shows them. */
export type AnnouncementCard = Rest.AnnouncementCard;
export type HomeAnnouncement = Rest.HomeAnnouncementCard;
export type Audience = Rest.AudienceCard;
export type Readers = Rest.ReaderList;
export type PublicationCard = Sharper<Rest.PublicationCard, { message: MessageCard }>;
export type RankReasonCard = Rest.RankReasonCard;
/** An emoji of a community, by its name without colons. */
export type EmojiCard = Wire.EmojiCard;
export type MessagePreviews = Rest.MessagePreviews;
/** A poll as one person sees it. */
export type PollCard = Sharper<
  Rest.PollCard,
  { kind: PollKind; results: "always" | "voted" | "closed"; counts: Record<string, number> | null }
>;
export type PollKind = "single" | "multiple" | "ranked";

export type FeedPage = Sharper<Rest.Feed, { results: PublicationCard[] }>;
export type RankingRule = Rest.RankingRule;
export type ShareCard = Rest.ShareCard;
export type ShareOutcomes = Rest.ShareOutcomes;
export type ProjectState = "draft" | "open" | "closed";
/** Whether members ask to join a project, or wait to be invited. */
export type Joining = "requests" | "invitation";
export type ProjectRole = "holder" | "participant";
/** Who spoke first: the person, or the project. */
export type EntranceSide = "asked" | "invited";
type ProjectWords = { state: ProjectState; joining: Joining };
type MyProjectWords = ProjectWords & { role: ProjectRole | null; entrance: EntranceSide | null };
/** A project as everybody who may see it does. */
export type ProjectShape = Sharper<Wire.ProjectCard, ProjectWords>;
/** A project as REST shows it to its viewer. */
export type ProjectCard = Sharper<Rest.MyProjectCard, MyProjectWords>;
/** A project's page, with its description. */
export type ProjectPage = Sharper<Rest.OneProjectCard, MyProjectWords>;
export type Participant = Sharper<Rest.ParticipantCard, { role: ProjectRole }>;
export type Entrance = Sharper<Rest.EntranceCard, { side: EntranceSide }>;
export type Milestone = Rest.MilestoneCard;
export type ProjectDocument = Rest.DocumentCard;

export type ClubCard = Rest.ClubCard;
export type ClubMember = Rest.ClubMemberCard;
export type ClubCandidate = Rest.CandidateCard;
/** A version of a club's charter, and one with its text, its signatures and what it changed. */
export type Charter = Rest.CharterCard;
export type OneCharter = Sharper<Rest.OneCharterCard, { differences: TextPiece[] }>;
export type TextPiece = Sharper<Rest.PieceCard, { what: "same" | "added" | "removed" }>;
export type VoteKind = "question" | "charter" | "exclude" | "pilot" | "dissolve";
export type ClubVote = Sharper<Rest.VoteCard, { kind: VoteKind }>;

export type InvitationCard = Sharper<Rest.InvitationCard, { role: CommunityRole }>;
/** What the bearer of an invitation's link sees before they have an account. */
export type InvitationOffer = Sharper<Rest.OfferCard, { role: CommunityRole }>;

export type MemberCard = Rest.MemberCard;
export type SessionCard = Rest.SessionCard;
export type TokenCard = Rest.TokenCard;
export type NewTokenCard = Rest.NewTokenCard;
export type EntryCard = Rest.EntryCard;
export type OpeningReason = "legal_requisition" | "danger" | "harassment" | "data_protection";
export type OpeningState =
  | "asked"
  | "open"
  | "empty"
  | "refused"
  | "withdrawn"
  | "expired"
  | "closed";
/** A request to open a private conversation, as one who decides sees it. */
export type OpeningCard = Sharper<Rest.OpeningCard, { reason: OpeningReason; state: OpeningState }>;
/** What those concerned by an opening are told. */
export type OpeningNotice = Sharper<Wire.OpeningNoticeCard, { reason: OpeningReason }>;
export type OpenedMessages = Omit<Rest.OpenedMessages, "results"> & { results: MessageCard[] };
export type TraceCard = Rest.TraceCard;
export type TracePage = Rest.TraceList;
export type CommunitySettings = Partial<Rest.ChangeCommunity>;
export type Terms = Rest.MyCommunityCard["vocabulary"];
export type PresentationCard = Rest.PresentationCard;
export type PresentationDraft = Rest.PresentationDraftCard;
export type BlockCard = Rest.BlockCard;
export type PinCard = Rest.PinCard;
export type DraftBlock = Rest.DraftBlockCard;
export type EditionCard = Rest.EditionCard;
export type OneEdition = Rest.OneEditionCard;
export type PublicCommunity = Rest.PublicCommunityCard;
export type PageTemplate = Rest.TemplateCard;
export type InvitationKit = Rest.KitCard;
export type Brand = Rest.BrandCard;
export type BrandDraft = Rest.BrandDraftCard;
export type BrandLook = Rest.BrandLookCard;
export type Palette = Rest.PaletteCard;
export type ColourTokens = Rest.ColourTokensCard;
/** Words of the product in both languages, where a card or an event is read by people of either. */
export type InBoth = Wire.InBoth;
export type AccordState =
  | "pending"
  | "granted"
  | "refused"
  | "withdrawn"
  | "expired"
  | "stale"
  | "void";
export type AccordDecision = "once" | "thirty_days" | "standing";
export type AccordEffect = Wire.EffectCard;
/** A request for agreement as everybody who may see it sees it. */
export type AccordShape = Sharper<Wire.AccordCard, { state: AccordState }>;
/** A request as REST shows it to its viewer. */
export type AccordCard = Sharper<Rest.MyAccordCard, { state: AccordState }>;
export type MandateCard = Rest.MandateCard;
export type AccordPreview = Rest.AccordPreviewCard;

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
  /** What would be taken in the place of what was refused. */
  proposal?: string | null;
}

// ---- the browser's own -------------------------------------------------------------------------

/** A message on its way out, kept in IndexedDB until its event has come back. */
export interface OutboxEntry {
  client_id: Id;
  room: Id;
  topic: Id | null;
  new_topic: string | null;
  reply_to: Id | null;
  text: string;
  /** What the message carries, by the keys under which this browser keeps it (`files/shelf.ts`). */
  files?: { key: string; name: string }[];
  created_at: Instant;
  state: "waiting" | "sending" | "failed";
  problem: Problem | null;
}

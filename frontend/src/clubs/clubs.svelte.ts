/** Clubs over REST. Nothing of them is kept: a screen reads what it shows, and again when the club says that it changed. */
import { del, get, post, put, withQuery } from "../api/client";
import type {
  Charter,
  ClubCandidate,
  ClubCard,
  ClubMember,
  ClubVote,
  Id,
  OneCharter,
  Page,
} from "../api/shapes";

export interface NewClub {
  name: string;
  purpose: string;
  charter: string;
  sponsors_needed: number;
  term_days: number;
  quorum: number;
}

export interface NewVote {
  question: string;
  kind: string;
  choices: string[];
  closes_at: string;
  secret: boolean;
  charter: string;
  person: Id | null;
}

const receiptKey = (vote: Id): string => `club-vote:${vote}`;

/** All of these throw `ApiProblem`. */
export const clubs = {
  list: (community: Id) =>
    get<Page<ClubCard> & { abilities: Record<string, boolean> }>(
      `/communities/${community}/clubs/`,
    ),
  found: (community: Id, club: NewClub) => post<ClubCard>(`/communities/${community}/clubs/`, club),
  read: (id: Id) => get<ClubCard>(`/clubs/${id}/`),
  sign: (id: Id, version: number) => put<ClubCard>(`/clubs/${id}/signature/`, { version }),
  /** The versions of the charter, the newest first; `next` names a page. */
  charters: (id: Id, next: string | null) => get<Page<Charter>>(next ?? `/clubs/${id}/charters/`),
  /** A version with what it changed of `against`, or of the one before it. */
  charter: (id: Id, version: number, against: number | null) =>
    get<OneCharter>(
      withQuery(`/clubs/${id}/charters/${version}/`, against ? { against: String(against) } : {}),
    ),
  leave: (id: Id) => del(`/clubs/${id}/members/me/`),
  members: async (id: Id) => (await get<Page<ClubMember>>(`/clubs/${id}/members/`)).results,
  candidates: async (id: Id) =>
    (await get<Page<ClubCandidate>>(`/clubs/${id}/candidates/`)).results,
  ask: (id: Id, message: string) => post<ClubCard>(`/clubs/${id}/candidates/`, { message }),
  propose: (id: Id, person: Id, message: string) =>
    post<ClubCard>(`/clubs/${id}/candidates/`, { person, message }),
  withdraw: (id: Id) => del(`/clubs/${id}/candidates/me/`),
  sponsor: (id: Id, person: Id, does: boolean) =>
    does
      ? put(`/clubs/${id}/candidates/${person}/sponsors/me/`)
      : del(`/clubs/${id}/candidates/${person}/sponsors/me/`),
  handOver: (id: Id, person: Id) => put<ClubCard>(`/clubs/${id}/pilot/`, { person }),
  answer: (id: Id, accept: boolean) => put<ClubCard>(`/clubs/${id}/pilot/proposal/`, { accept }),
  votes: async (id: Id) => (await get<Page<ClubVote>>(`/clubs/${id}/votes/`)).results,
  openVote: (id: Id, vote: NewVote) => post<ClubVote>(`/clubs/${id}/votes/`, vote),
  /** The receipt of a secret vote stays in this browser: whoever has it may change the ballot, nobody else can. */
  async cast(vote: ClubVote, choice: string): Promise<ClubVote> {
    const receipt = vote.secret && vote.voted ? receiptOf(vote.id) : null;
    const answer = await put<{ vote: ClubVote; receipt: string | null }>(
      `/club-votes/${vote.id}/ballot/`,
      { choice, receipt },
    );
    if (answer.receipt) keepReceipt(vote.id, answer.receipt);
    return answer.vote;
  },
};

export function receiptOf(vote: Id): string | null {
  try {
    return localStorage.getItem(receiptKey(vote));
  } catch {
    return null;
  }
}

function keepReceipt(vote: Id, receipt: string): void {
  try {
    localStorage.setItem(receiptKey(vote), receipt);
  } catch {
    // A browser that keeps nothing: the ballot stays as it is.
  }
}

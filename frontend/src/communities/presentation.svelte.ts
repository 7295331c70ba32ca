/** The page of a community, its draft and its versions; the settings of the community. */
import { del, get, patch, post, put, withQuery } from "../api/client";
import type {
  CommunityCard,
  CommunitySettings,
  DraftBlock,
  EditionCard,
  Id,
  InvitationKit,
  OneEdition,
  Page,
  PresentationCard,
  PresentationDraft,
  PublicCommunity,
} from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { communities } from "./communities.svelte";

export const KINDS = ["text", "image", "links", "messages", "people"] as const;
export type Kind = (typeof KINDS)[number];

/** An empty block of a kind, with the one line that its form begins with. */
export function blankBlock(kind: Kind): DraftBlock {
  return {
    id: crypto.randomUUID(),
    kind,
    title: "",
    text: "",
    picture: "",
    alt: "",
    links: kind === "links" ? [{ label: "", url: "", labels: {} }] : [],
    messages: kind === "messages" ? [""] : [],
    people: [],
    translations: {},
    src: null,
  };
}

/** What is sent of a block: not the address of its picture, nor lines left empty. */
export function sentBlock({ src: _, ...block }: DraftBlock): Omit<DraftBlock, "src"> {
  return {
    ...block,
    links: block.links?.filter((link) => link.label.trim() || link.url.trim()),
    messages: block.messages?.filter((one) => one.trim()),
  };
}

const at = (community: Id): string => `/communities/${community}/presentation/`;

/**
 * Calls `act` when the page of a community may be another one; answers how to stop that. Who waits for the opening
 * hears no community: they are told on their own stream.
 */
export function whenPageChanges(id: Id, act: () => void): () => void {
  const stops = [
    connection.on("community.changed", ({ community }) => community.id === id && act()),
    connection.on("abilities.changed", ({ community }) => community === id && act()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Everything throws `ApiProblem`. */
export const presentation = {
  /** In a language, or else in that of who reads. */
  read: (community: Id, language: string | null = null): Promise<PresentationCard> =>
    get(withQuery(at(community), { language })),
  /** Previewed in a language, or else in that of who writes. */
  draft: (community: Id, language: string | null = null): Promise<PresentationDraft> =>
    get(withQuery(`${at(community)}draft/`, { language })),
  save: (
    community: Id,
    blocks: readonly DraftBlock[],
    language: string,
    shown: string,
  ): Promise<PresentationDraft> =>
    put(withQuery(`${at(community)}draft/`, { language: shown }), {
      blocks: blocks.map(sentBlock),
      language,
    }),
  drop: (community: Id): Promise<PresentationDraft> => del(`${at(community)}draft/`),
  publish: (community: Id): Promise<PresentationDraft> => post(`${at(community)}publication/`),
  editions: (path: string): Promise<Page<EditionCard>> => get(path),
  firstEditions: (community: Id): string => `${at(community)}editions/?limit=20`,
  edition: (community: Id, number: number): Promise<OneEdition> =>
    get(`${at(community)}editions/${number}/`),
  restore: (community: Id, number: number): Promise<PresentationDraft> =>
    post(`${at(community)}editions/${number}/restoration/`),
  bringPicture(community: Id, file: File): Promise<{ picture: string; src: string }> {
    const form = new FormData();
    form.set("file", file);
    return post(`${at(community)}pictures/`, form);
  },
  kit: (community: Id): Promise<InvitationKit> => get(`/communities/${community}/invitation-kit/`),
  everybodys: (slug: string, language: string | null = null): Promise<PublicCommunity> =>
    get(withQuery(`/public/communities/${encodeURIComponent(slug)}/`, { language })),
};

/** Changes the given settings of a community. Throws `ApiProblem`, as what is below. */
export async function changeCommunity(id: Id, fields: CommunitySettings): Promise<CommunityCard> {
  return kept(await patch<CommunityCard>(`/communities/${id}/`, fields));
}

export async function setCommunityPicture(
  id: Id,
  place: "logo" | "header",
  file: File | null,
): Promise<CommunityCard> {
  const path = `/communities/${id}/pictures/${place}/`;
  if (!file) return kept(await del<CommunityCard>(path));
  const form = new FormData();
  form.set("file", file);
  return kept(await put<CommunityCard>(path, form));
}

function kept(card: CommunityCard): CommunityCard {
  communities.keep(card);
  return card;
}

/** Pages to begin with: taken into a draft, had back, and kept by the staff of the site. Everything throws `ApiProblem`. */
import { del, get, patch, post, put } from "../api/client";
import type { CommunityCard, Id, PageTemplate, PresentationDraft } from "../api/shapes";

type List = { results: PageTemplate[] };
const SITE = "/presentation-templates/";
const of = (community: Id): string => `/communities/${community}/presentation/`;

export interface NewCommunity {
  name: string;
  description: string;
  template: string;
}

export const templates = {
  /** Those for a community's page; of `null`, for one that is yet to be made (staff of the site). */
  async list(community: Id | null): Promise<PageTemplate[]> {
    const path = community === null ? SITE : `${of(community)}templates/`;
    return (await get<List>(path)).results;
  },
  take: (community: Id, template: string): Promise<PresentationDraft> =>
    put(`${of(community)}template/`, { template }),
  takeBack: (community: Id): Promise<PresentationDraft> => del(`${of(community)}template/`),
  keep: (community: Id, name: string): Promise<PageTemplate> => post(SITE, { community, name }),
  rename: (template: string, name: string): Promise<PageTemplate> =>
    patch(`${SITE}${template}/`, { name }),
  remove: (template: string): Promise<void> => del(`${SITE}${template}/`),
  createCommunity: (fields: NewCommunity): Promise<CommunityCard> => post("/communities/", fields),
};

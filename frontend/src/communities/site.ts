/** Communities for the staff of the site: all of them, entering one, coming out. Throws `ApiProblem`. */
import { del, get, post, withQuery } from "../api/client";
import type { Id, Page, SiteCommunity, SiteEntry } from "../api/shapes";

export const site = {
  communities: (q: string): Promise<Page<SiteCommunity>> =>
    get<Page<SiteCommunity>>(withQuery("/site/communities/", { q: q || null })),
  entries: (community: Id): Promise<Page<SiteEntry>> =>
    get<Page<SiteEntry>>(`/communities/${community}/site-entries/`),
  next: <T>(path: string): Promise<Page<T>> => get<Page<T>>(path),
  enter: (community: Id, reason: string, hours: number): Promise<SiteEntry> =>
    post<SiteEntry>(`/communities/${community}/site-entries/`, { reason, hours }),
  leave: (community: Id, entry: Id): Promise<SiteEntry> =>
    del<SiteEntry>(`/communities/${community}/site-entries/${entry}/`),
};

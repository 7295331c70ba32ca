/** The annuaire, page by page. */
import { type ApiProblem, asProblem, get, patch, withQuery } from "../api/client";
import type { EntryCard, Page } from "../api/shapes";

export interface DirectorySearch {
  q?: string;
  community?: string | null;
  component?: string | null;
  skill?: string;
}

export class Directory {
  entries: EntryCard[] = $state([]);
  loading = $state(false);
  error: ApiProblem | null = $state(null);
  private next: string | null = $state(null);
  hasMore = $derived(this.next !== null);
  private searches = 0;

  /** Shows the entries that match; a later search overtakes an earlier one that is still under way. */
  async search(search: DirectorySearch): Promise<void> {
    this.searches += 1;
    await this.page(withQuery("/directory/", { ...search }), this.searches, []);
  }

  async more(): Promise<void> {
    if (this.next && !this.loading) await this.page(this.next, this.searches, this.entries);
  }

  /** Throws `ApiProblem`. */
  entry(personId: string): Promise<EntryCard> {
    return get<EntryCard>(`/directory/${personId}/`);
  }

  /** Changes one's own entry. Throws `ApiProblem`. */
  async change(personId: string, fields: Partial<Omit<EntryCard, "person">>): Promise<EntryCard> {
    const entry = await patch<EntryCard>(`/directory/${personId}/`, fields);
    this.entries = this.entries.map((one) => (one.person.id === personId ? entry : one));
    return entry;
  }

  private async page(path: string, search: number, before: EntryCard[]): Promise<void> {
    this.loading = true;
    this.error = null;
    try {
      const page = await get<Page<EntryCard>>(path);
      if (search !== this.searches) return;
      this.entries = [...before, ...page.results];
      this.next = page.next;
    } catch (caught) {
      if (search === this.searches) this.error = asProblem(caught);
    } finally {
      if (search === this.searches) this.loading = false;
    }
  }
}

export const directory = new Directory();

/** The annuaire, page by page. */
import type { ApiProblem } from "../api/client";
import type { EntryCard } from "../api/shapes";

export interface DirectorySearch {
  q?: string;
  community?: string | null;
  skill?: string;
}

export class Directory {
  entries: EntryCard[] = $state([]);
  loading = $state(false);
  hasMore = $state(false);
  error: ApiProblem | null = $state(null);

  async search(_search: DirectorySearch): Promise<void> {}
  async more(): Promise<void> {}
  async entry(_personId: string): Promise<EntryCard> {
    throw new Error();
  }
  async change(_personId: string, _fields: Partial<Omit<EntryCard, "person">>): Promise<EntryCard> {
    throw new Error();
  }
}

export const directory = new Directory();

/** The trace of a community or of the site, page by page, as a search finds it. */
import { type ApiProblem, asProblem, get, withQuery } from "../api/client";
import type { TraceCard, TracePage } from "../api/shapes";

/** What is looked for; what is empty does not narrow. `from` and `until` are days, both included. */
export interface TraceFilters {
  from: string;
  until: string;
  actor: string;
  action: string;
  type: string;
  /** The id of a list that was given at once; the id alone stands in the trace. */
  batch: string;
}

/** A list that was given at once, and what it is called. */
export interface Batch {
  id: string;
  name: string;
}

export type TraceForm = "csv" | "jsonl";
/** What was done, or what was done to messages: that is kept apart, in the log of events. */
export type TraceOf = "actions" | "messages";

interface Choice {
  value: string;
  label: string;
}

export class Trace {
  rows: TraceCard[] = $state.raw([]);
  loading = $state(false);
  asked = $state(false);
  error: ApiProblem | null = $state(null);
  /** The actions and the kinds of things that can be looked for, in words. */
  actions: Record<string, string> = $state.raw({});
  types: Record<string, string> = $state.raw({});
  /** The time zone in which moments are told. */
  zone = $state("");
  private next: string | null = $state(null);
  hasMore = $derived(this.next !== null);
  private searches = 0;

  /** Shows what matches; a later search overtakes an earlier one that is still under way. */
  async search(
    community: string | null,
    filters: TraceFilters,
    of: TraceOf = "actions",
  ): Promise<void> {
    this.searches += 1;
    const path = `${traceOf(community)}/${of === "messages" ? "messages/" : ""}`;
    await this.page(withQuery(path, { ...filters }), this.searches, []);
  }

  async more(): Promise<void> {
    if (this.next && !this.loading) await this.page(this.next, this.searches, this.rows);
  }

  private async page(path: string, search: number, before: readonly TraceCard[]): Promise<void> {
    this.loading = true;
    this.error = null;
    try {
      const page = await get<TracePage>(path);
      if (search !== this.searches) return;
      this.rows = [...before, ...page.results];
      this.next = page.next;
      this.zone = page.zone;
      if (before.length === 0) {
        this.actions = page.actions;
        this.types = page.types;
      }
      this.asked = true;
    } catch (caught) {
      if (search === this.searches) this.error = asProblem(caught);
    } finally {
      if (search === this.searches) this.loading = false;
    }
  }
}

/** The address of the file that holds what the filters find. */
export function exportOf(community: string | null, filters: TraceFilters, form: TraceForm): string {
  return withQuery(`/api/v1${traceOf(community)}/export/`, { ...filters, as: form });
}

/** Where a trace is: that of a community; null, what concerns none, for the staff of the site. */
function traceOf(community: string | null): string {
  return community === null ? "/trace" : `/communities/${community}/trace`;
}

/** The choices of a list, in the order of their words, after the one that does not narrow. */
export function choicesOf(words: Readonly<Record<string, string>>, all: string): Choice[] {
  const choices = Object.entries(words).map(([value, label]) => ({ value, label }));
  choices.sort((one, other) => one.label.localeCompare(other.label));
  return [{ value: "", label: all }, ...choices];
}

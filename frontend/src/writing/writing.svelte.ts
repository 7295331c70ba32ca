/** What one is about to write: planned and recurring messages and snippets, read by the screens that show them. */
import { del, get, patch, post, put } from "../api/client";
import type {
  GivenRhythm,
  NewPlanned,
  NewPlannedAnnouncement,
  NewRecurring,
  NewSnippet,
  PlannedCard as Planned,
  PlannedChanges,
  RecurringCard as Recurring,
  RecurringChanges,
  SnippetCard as Snippet,
  SnippetChanges,
} from "../api/rest";
import type { Id, MessageCard } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export type { GivenRhythm, Planned, Recurring, Snippet };
export type What = "planned" | "recurring" | "snippets";

interface Lists {
  planned: Planned;
  recurring: Recurring;
  snippets: Snippet;
}

/** Each function throws `ApiProblem`. What changes a list is told by an event, which reads it again. */
class Writing {
  planned: Planned[] | null = $state.raw(null);
  recurring: Recurring[] | null = $state.raw(null);
  snippets: Snippet[] | null = $state.raw(null);

  async load<W extends What>(what: W): Promise<void> {
    const { results } = await get<{ results: Lists[W][] }>(`/${what}/`);
    // What each list holds is what its address answers.
    (this as Record<What, unknown>)[what] = results;
  }

  /** Reads again what has been read. */
  again(what: What): void {
    if (this[what]) this.load(what).catch(() => undefined);
  }

  plan(body: NewPlanned): Promise<Planned> {
    return post<Planned>("/planned/", body);
  }

  planAnnouncement(room: Id, body: NewPlannedAnnouncement): Promise<Planned> {
    return post<Planned>(`/rooms/${room}/announcements/planned/`, body);
  }

  changePlanned(id: Id, changes: PlannedChanges): Promise<Planned> {
    return patch<Planned>(`/planned/${id}/`, changes);
  }

  async cancel(id: Id): Promise<void> {
    await del(`/planned/${id}/`);
  }

  sendNow(id: Id): Promise<MessageCard> {
    return post<MessageCard>(`/planned/${id}/post/`, undefined);
  }

  repeat(body: NewRecurring): Promise<Recurring> {
    return post<Recurring>("/recurring/", body);
  }

  changeRecurring(id: Id, changes: RecurringChanges): Promise<Recurring> {
    return patch<Recurring>(`/recurring/${id}/`, changes);
  }

  async pause(id: Id, paused: boolean): Promise<void> {
    await (paused ? put(`/recurring/${id}/pause/`) : del(`/recurring/${id}/pause/`));
  }

  async take(id: Id): Promise<void> {
    await put(`/recurring/${id}/owner/`);
  }

  async end(id: Id): Promise<void> {
    await del(`/recurring/${id}/`);
  }

  /** When it would come next. */
  async preview(rhythm: GivenRhythm): Promise<string[]> {
    return (await post<{ moments: string[] }>("/recurring/preview/", rhythm)).moments;
  }

  keep(body: NewSnippet): Promise<Snippet> {
    return post<Snippet>("/snippets/", body);
  }

  changeSnippet(id: Id, changes: SnippetChanges): Promise<Snippet> {
    return patch<Snippet>(`/snippets/${id}/`, changes);
  }

  async drop(id: Id): Promise<void> {
    await del(`/snippets/${id}/`);
  }
}

export const writing = new Writing();

connection.on("writing.changed", ({ what }) => writing.again(what as What));
connection.greeted.on(() => {
  for (const what of ["planned", "recurring", "snippets"] as const) writing.again(what);
});

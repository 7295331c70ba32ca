/** One's notice centre: a list that is read by pages, and how one wants to be told. */
import { del, get, patch, put, withQuery } from "../api/client";
import type { NoticePreferences, Page, ToldNotice } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { unreadNotices } from "./unread.svelte";

export type View = "unread" | "all";
export type WishChanges = Partial<Omit<NoticePreferences, "zone" | "in_peace">>;

export class Notices {
  list: ToldNotice[] | null = $state.raw(null);
  preferences: NoticePreferences | null = $state.raw(null);
  next: string | null = $state(null);
  private asked = 0;

  /** Reads the newest; throws `ApiProblem`, as everything below. */
  async load(view: View): Promise<number | null> {
    this.asked += 1;
    const asked = this.asked;
    const query = view === "unread" ? { unread: "1" } : {};
    const page = await get<Page<ToldNotice>>(withQuery("/notices/", query));
    // Somebody asked for another list meanwhile.
    if (asked === this.asked) {
      this.list = page.results;
      this.next = page.next;
    }
    return Object.values(page.position ?? {})[0] ?? null;
  }

  async more(): Promise<void> {
    if (!this.next) return;
    const asked = this.asked;
    const page = await get<Page<ToldNotice>>(this.next);
    if (asked !== this.asked) return;
    const known = new Set(this.list?.map((one) => one.id));
    this.list = [...(this.list ?? []), ...page.results.filter((one) => !known.has(one.id))];
    this.next = page.next;
  }

  /** All of them when none are named. */
  async read(notices?: string[]): Promise<void> {
    const { unread } = await put<{ unread: number }>(
      "/notices/reading/",
      notices ? { notices } : {},
    );
    unreadNotices.told(unread);
  }

  async unread(notice: string): Promise<void> {
    const { unread } = await del<{ unread: number }>(`/notices/reading/${notice}/`);
    unreadNotices.told(unread);
  }

  async loadPreferences(): Promise<void> {
    this.preferences = await get<NoticePreferences>("/notices/preferences/");
  }

  async change(changes: WishChanges): Promise<void> {
    this.preferences = await patch<NoticePreferences>("/notices/preferences/", changes);
  }
}

export const notices = new Notices();

connection.on("preferences.changed", () => {
  if (notices.preferences) notices.loadPreferences().catch(() => undefined);
});

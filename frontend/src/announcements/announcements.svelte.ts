/** Announcements: what the cards of messages show of them, who has read them, and what the home page shows; live. */
import { ApiProblem, del, get, patch, post, put, withQuery } from "../api/client";
import type {
  AnnouncementCard,
  Audience,
  HomeAnnouncement,
  Id,
  Page,
  Readers,
} from "../api/shapes";
import { putAnnouncement } from "../live/announcements";
import { live } from "../live/state.svelte";

export interface Options {
  receipt: boolean;
  comments: boolean;
  home_until: string | null;
}

export class Announcements {
  private asked = new Set<Id>();
  /** By community: what stands on its home page, once it has been read there. */
  home: Record<Id, HomeAnnouncement[]> = $state({});

  /** Undefined: not asked for yet. Null: it cannot be shown. */
  held(id: Id): AnnouncementCard | null | undefined {
    return live.announcements[id];
  }

  /** Asks for what a message shows; many of one screen go in one request. */
  want(id: Id): void {
    const known = id in live.announcements && !live.stale.announcements[id];
    if (known || this.asked.has(id)) return;
    this.asked.add(id);
    if (this.asked.size === 1) setTimeout(() => void this.fetchWanted(), 0);
  }

  /** Whom an announcement in a room would reach now. Throws `ApiProblem`, as everything below. */
  audience(room: Id): Promise<Audience> {
    return get<Audience>(`/rooms/${room}/audience/`);
  }

  async publish(
    room: Id,
    text: string,
    clientId: Id,
    attachments: Id[],
    options: Options,
  ): Promise<void> {
    const body = { text, client_id: clientId, attachments, ...options };
    const card = await post<AnnouncementCard>(`/rooms/${room}/announcements/`, body);
    putAnnouncement(live, card.id, card);
  }

  async change(id: Id, changes: Partial<Omit<Options, "receipt">>): Promise<void> {
    putAnnouncement(live, id, await patch<AnnouncementCard>(`/announcements/${id}/`, changes));
  }

  /** Says « J’ai lu », or takes it back. */
  async acknowledge(id: Id, read: boolean): Promise<void> {
    const path = `/announcements/${id}/receipt/`;
    const read_at = read ? (await put<{ read_at: string }>(path)).read_at : null;
    if (!read) await del(path);
    const held = live.announcements[id];
    if (held) held.read_at = read_at;
  }

  readers(id: Id, show: "unread" | "read", next: string | null): Promise<Readers> {
    return get<Readers>(next ?? withQuery(`/announcements/${id}/readers/`, { show }));
  }

  async remind(id: Id): Promise<number> {
    return (await post<{ people: number }>(`/announcements/${id}/reminders/`)).people;
  }

  async loadHome(community: Id): Promise<void> {
    try {
      const page = await get<Page<HomeAnnouncement>>(`/communities/${community}/announcements/`);
      this.home[community] = page.results;
      for (const card of page.results) putAnnouncement(live, card.id, { ...card });
    } catch (caught) {
      // Without announcements there is nothing to show; without a network, what was there stays.
      if (caught instanceof ApiProblem && caught.status === 404) this.home[community] = [];
    }
  }

  /** Puts an announcement away from one's home page, or has it back there. */
  async dismiss(card: HomeAnnouncement, dismissed: boolean): Promise<void> {
    const path = `/announcements/${card.id}/dismissal/`;
    await (dismissed ? put(path) : del(path));
    await this.loadHome(card.community);
  }

  private async fetchWanted(): Promise<void> {
    const ids = [...this.asked].slice(0, 100);
    try {
      const page = await get<Page<AnnouncementCard>>(`/announcements/?ids=${ids.join(",")}`);
      const found = new Map(page.results.map((card) => [card.id, card]));
      for (const id of ids) putAnnouncement(live, id, found.get(id) ?? null);
    } catch {
      // Without a connection nothing is known of them; they are asked for again when it is back.
    } finally {
      for (const id of ids) this.asked.delete(id);
      if (this.asked.size) setTimeout(() => void this.fetchWanted(), 0);
    }
  }
}

export const announcements = new Announcements();

/** What the people of a private conversation are told of its openings, live. */
import { get } from "../api/client";
import type { Id, OpeningNotice, Page } from "../api/shapes";
import { putOpenings } from "../live/state";
import { live } from "../live/state.svelte";

export class OpeningNotices {
  /** The openings of a room, the newest first; none until they have been read. */
  of(room: Id): OpeningNotice[] {
    return Object.values(live.openings[room] ?? {}).sort((one, other) =>
      other.opened_at.localeCompare(one.opened_at),
    );
  }

  /** Reads them once; after that, events keep them true. */
  async need(room: Id): Promise<void> {
    if (live.openings[room]) return;
    const page = await get<Page<OpeningNotice>>(`/break-glass/rooms/${room}/`);
    putOpenings(live, room, page.results);
  }
}

export const openingNotices = new OpeningNotices();

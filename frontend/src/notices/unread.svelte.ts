/** How many of one's notices are unread; live. It is all that the first screen says of them. */
import { get } from "../api/client";
import type { Notice, Positions } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export class UnreadNotices {
  count = $state(0);
  /** Grows with everything that happens to them: who shows the list reads it again. */
  turn = $state(0);

  /** Answers the position of one's stream, for who follows it; null when it could not be read. */
  async load(): Promise<number | null> {
    try {
      const page = await get<{ unread: number; position: Positions }>("/notices/?limit=1");
      this.told(page.unread);
      return Object.values(page.position)[0] ?? null;
    } catch {
      // The figure stays as it was; the next event says it.
      return null;
    }
  }

  told(unread: number): void {
    this.count = unread;
    this.turn += 1;
  }
}

export const unreadNotices = new UnreadNotices();

const told = ({ unread }: { unread: number }): void => unreadNotices.told(unread);
connection.on("notice.raised", (event) => {
  told(event);
  if (event.rings && document.hidden) {
    import("./ringing").then(({ ring }) => ring(event.notice as Notice)).catch(() => undefined);
  }
});
connection.on("notice.marked", told);
connection.on("notice.removed", told);

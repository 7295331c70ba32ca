/** What one missed, by the server's rules; and marking all of it as read. */
import { del, get, put, withQuery } from "../api/client";
import type { CatchUp, Notice, Page } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import type { TalkPage } from "./leading/inbox";

/** Throws `ApiProblem`, as below. */
export async function missed(since: Date): Promise<CatchUp> {
  const card = await get<CatchUp>(withQuery("/catch-up/", { since: since.toISOString() }));
  connection.settle(card.position);
  return card;
}

/**
 * Marks every room and every notice as read: other devices are told. Answers what puts all of it back as it was, or null
 * when that is more than can be put back piece by piece.
 */
export async function readEverything(): Promise<(() => Promise<void>) | null> {
  const [talks, notices] = await Promise.all([
    get<TalkPage>("/inbox/"),
    get<Page<Notice>>(withQuery("/notices/", { unread: "1", limit: "100" })),
  ]);
  await put("/read-marks/");
  await put("/notices/reading/", {});
  if (talks.more || notices.next) return null;
  return async () => {
    // Where one has read is one position a thème: from the first unread message on, all is unread as it was.
    for (const { first_message: message } of talks.results)
      if (message) await put("/unread-mark/", { message });
    for (const { id } of notices.results) await del(`/notices/reading/${id}/`);
  };
}

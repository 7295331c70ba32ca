/** What one missed, by the server's rules; and marking all of it as read. */
import { get, put, withQuery } from "../api/client";
import type { CatchUp } from "../api/shapes";
import { connection } from "../live/connection.svelte";

/** Throws `ApiProblem`, as below. */
export async function missed(since: Date): Promise<CatchUp> {
  const card = await get<CatchUp>(withQuery("/catch-up/", { since: since.toISOString() }));
  connection.settle(card.position);
  return card;
}

/** Every room and every notice: other devices are told. */
export async function readEverything(): Promise<void> {
  await put("/read-marks/");
  await put("/notices/reading/", {});
}

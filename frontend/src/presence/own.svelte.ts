/** What one says and shows of oneself; the same on all one's devices. */
import { del, get, patch, put } from "../api/client";
import type { OwnPresence } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export interface Said {
  text: string;
  emoji: string;
  busy: boolean;
  until: string | null;
}

export class Own {
  card: OwnPresence | null = $state.raw(null);

  /** Throws `ApiProblem`, as everything below. */
  async load(): Promise<void> {
    this.card = await get<OwnPresence>("/presence/");
  }

  async say(said: Said): Promise<void> {
    this.card = await put<OwnPresence>("/presence/status/", said);
  }

  async clear(): Promise<void> {
    await del("/presence/status/");
    await this.load();
  }

  async show(changes: { invisible?: boolean; shows_last_seen?: boolean }): Promise<void> {
    this.card = await patch<OwnPresence>("/presence/", changes);
  }
}

export const own = new Own();

connection.on("discretion.changed", () => {
  if (own.card) own.load().catch(() => undefined);
});

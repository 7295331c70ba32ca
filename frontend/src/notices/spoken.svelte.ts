/** Whether new messages are said to those who hear the page: chosen once, the same on all devices. */
import { get } from "../api/client";
import type { NoticePreferences } from "../api/shapes";
import { connection } from "../live/connection.svelte";

class Spoken {
  private known: Promise<boolean> | null = null;

  /** Asked for with the first message that would be said; without an answer they are. */
  get on(): Promise<boolean> {
    this.known ??= get<NoticePreferences>("/notices/preferences/").then(
      ({ spoken }) => spoken,
      () => {
        this.known = null;
        return true;
      },
    );
    return this.known;
  }

  forget(): void {
    this.known = null;
  }
}

export const spoken = new Spoken();

connection.on("preferences.changed", () => spoken.forget());

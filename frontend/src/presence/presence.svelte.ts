/** Who is there, for the people on screen. */
import type { Presence, PresenceState } from "../api/shapes";

export class PresenceBoard {
  of(_personId: string): Presence {
    return { state: "offline" };
  }
  /** Watches people for as long as they are shown; call what it returns when they no longer are. */
  watch(_ids: string[]): () => void {
    return () => {};
  }
  async set(
    _state: Exclude<PresenceState, "offline">,
    _text?: string,
    _until?: string,
  ): Promise<void> {}
}

export const presence = new PresenceBoard();

/** What one had begun to write, per room and topic, kept in this browser. */
import { SvelteMap } from "svelte/reactivity";
import type { Id } from "../api/shapes";
import { timelineKey } from "../live/state";
import { keepDraft, keptDrafts } from "../live/store";

/** Keystrokes in quick succession are written to the disk once. */
const SETTLED = 300;

export class Drafts {
  private readonly texts = new SvelteMap<string, string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  get(roomId: Id, topicId: Id | null): string {
    return this.texts.get(timelineKey(roomId, topicId)) ?? "";
  }

  set(roomId: Id, topicId: Id | null, text: string): void {
    const key = timelineKey(roomId, topicId);
    if (text === "") this.texts.delete(key);
    else this.texts.set(key, text);
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.write(key), SETTLED),
    );
  }

  /** Reads what was kept; what has been written meanwhile wins. */
  async restore(): Promise<void> {
    for (const { key, text } of await keptDrafts()) {
      if (!this.texts.has(key)) this.texts.set(key, text);
    }
  }

  /** Writes now what waits: the page is about to go. */
  flush(): void {
    for (const key of [...this.timers.keys()]) this.write(key);
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.texts.clear();
  }

  private write(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    void keepDraft(key, this.texts.get(key) ?? "");
  }
}

export const drafts = new Drafts();

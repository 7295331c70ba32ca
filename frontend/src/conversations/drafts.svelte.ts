/** What one had begun to write, per room and topic, kept in this browser; `draftSync.ts` brings it to one's others. */
import { SvelteMap } from "svelte/reactivity";
import type { Id } from "../api/shapes";
import { timelineKey } from "../live/state";
import { type Draft, keepDraft, keptDrafts } from "../live/store";

/** Keystrokes in quick succession are written to the disk once. */
const SETTLED = 300;

export class Drafts {
  /** What another device had written at the same time, by key: shown until it is decided about. */
  readonly asides = new SvelteMap<string, string>();
  /** Told of each writing here. */
  onwritten: ((key: string) => void) | null = null;
  private readonly held = new SvelteMap<string, Draft>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  get(roomId: Id, topicId: Id | null): string {
    return this.held.get(timelineKey(roomId, topicId))?.text ?? "";
  }

  /** The message that it answers, if any. */
  replyTo(roomId: Id, topicId: Id | null): Id | null {
    return this.held.get(timelineKey(roomId, topicId))?.reply ?? null;
  }

  set(roomId: Id, topicId: Id | null, text: string, reply: Id | null = null): void {
    const key = timelineKey(roomId, topicId);
    this.put({ ...this.held.get(key), key, text, reply: text === "" ? null : reply });
    this.onwritten?.(key);
  }

  /** Reads what was kept; what has been written meanwhile wins. */
  async restore(): Promise<void> {
    for (const draft of await keptDrafts()) {
      if (!this.held.has(draft.key)) this.held.set(draft.key, draft);
    }
  }

  /** Writes now what waits: the page is about to go. */
  flush(): void {
    for (const key of [...this.timers.keys()]) this.write(key);
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.held.clear();
    this.asides.clear();
  }

  /** For the synchronisation: everything that is held, and what the server knows of it. */
  all(): Draft[] {
    return [...this.held.values()];
  }

  one(key: string): Draft | undefined {
    return this.held.get(key);
  }

  put(draft: Draft): void {
    const { key } = draft;
    this.held.set(key, draft);
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => this.write(key), SETTLED),
    );
  }

  private write(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    void keepDraft(this.held.get(key) ?? { key, text: "" });
  }
}

export const drafts = new Drafts();

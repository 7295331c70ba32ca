/**
 * What the links of messages on screen lead to: pages outside, places inside. Asked for together, and again when an event
 * says that they are others.
 */
import { del, get, withQuery } from "../../api/client";
import type { Id, MessagePreviews, Page } from "../../api/shapes";
import { connection } from "../../live/connection.svelte";
import "../../live/previews";
import { live } from "../../live/state.svelte";
import { changedBy, opens } from "./goals";

const NONE = { previews: [], removable: false, inside: false, goals: [] };

class Previews {
  private asked = new Set<Id>();
  /** The messages that lead to each thing inside. */
  private leading = new Map<Id, Set<Id>>();

  of(message: Id): MessagePreviews | null | undefined {
    return live.previews[message];
  }

  want(message: Id): void {
    if (!live.previews[message]) this.ask(message);
  }

  /** Things inside are others now: what is shown of them stays until it is read again. */
  changed(things: readonly Id[]): void {
    for (const thing of things)
      for (const message of this.leading.get(thing) ?? [])
        if (live.previews[message]) this.ask(message);
  }

  /** One may see other things inside than before. */
  readonly opened = (): void => {
    for (const [message, held] of Object.entries(live.previews))
      if (held?.inside) this.ask(message);
  };

  renew(message: Id): void {
    live.previews[message] = null;
  }

  /** Throws `ApiProblem`. */
  async remove(message: Id): Promise<void> {
    await del(`/messages/${message}/link-previews/`);
    live.previews[message] = { message, ...NONE };
  }

  private ask(message: Id): void {
    if (this.asked.has(message)) return;
    this.asked.add(message);
    if (this.asked.size === 1) setTimeout(() => void this.fetch(), 0);
  }

  private put(found: MessagePreviews): void {
    live.previews[found.message] = found;
    for (const thing of found.goals.flatMap(({ about }) => about)) {
      const messages = this.leading.get(thing) ?? new Set();
      this.leading.set(thing, messages.add(found.message));
    }
  }

  private async fetch(): Promise<void> {
    const ids = [...this.asked].slice(0, 100);
    try {
      const page = await get<Page<MessagePreviews>>(
        withQuery("/link-previews/", { messages: ids.join(",") }),
      );
      const found = new Map(page.results.map((one) => [one.message, one]));
      for (const message of ids) this.put(found.get(message) ?? { message, ...NONE });
    } catch {
      // Without a connection a message is shown without them.
    } finally {
      for (const id of ids) this.asked.delete(id);
      if (this.asked.size > 0) setTimeout(() => void this.fetch(), 0);
    }
  }
}

export const previews = new Previews();

connection.heard.on((event) => {
  if (opens(event)) previews.opened();
  else previews.changed(changedBy(event));
});
connection.greeted.on(previews.opened);

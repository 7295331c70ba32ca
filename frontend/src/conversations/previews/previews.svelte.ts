/** The previews of links in messages on screen: asked for together, again when an event says that they are others. */
import { del, get, withQuery } from "../../api/client";
import type { Id, MessagePreviews, Page } from "../../api/shapes";
import "../../live/previews";
import { live } from "../../live/state.svelte";

const NONE = { previews: [], removable: false };

class Previews {
  private asked = new Set<Id>();

  of(message: Id): MessagePreviews | null | undefined {
    return live.previews[message];
  }

  want(message: Id): void {
    if (live.previews[message] || this.asked.has(message)) return;
    this.asked.add(message);
    if (this.asked.size === 1) setTimeout(() => void this.fetch(), 0);
  }

  renew(message: Id): void {
    live.previews[message] = null;
  }

  /** Throws `ApiProblem`. */
  async remove(message: Id): Promise<void> {
    await del(`/messages/${message}/link-previews/`);
    live.previews[message] = { message, ...NONE };
  }

  private async fetch(): Promise<void> {
    const ids = [...this.asked].slice(0, 100);
    try {
      const page = await get<Page<MessagePreviews>>(
        withQuery("/link-previews/", { messages: ids.join(",") }),
      );
      for (const message of ids) live.previews[message] = { message, ...NONE };
      for (const one of page.results) live.previews[one.message] = one;
    } catch {
      // Without a connection a message is shown without them.
    } finally {
      for (const id of ids) this.asked.delete(id);
      if (this.asked.size > 0) setTimeout(() => void this.fetch(), 0);
    }
  }
}

export const previews = new Previews();

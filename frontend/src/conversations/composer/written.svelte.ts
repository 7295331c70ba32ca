/** The text of a composer and the draft that it is: what is typed is kept, what comes from the drafts is shown. */
import { untrack } from "svelte";
import { drafts } from "../drafts.svelte";
import type { Pane } from "../pane.svelte";
import { WARN } from "./limits";
import { type Links, lengthened, shortened } from "./links";

/** To be made while a component is set up: it watches the draft of its place. */
export class Written {
  value = $state("");
  links: Links = $state.raw({});
  /** In characters, as it is sent. */
  length = $derived(
    this.value.length > WARN / 2 ? [...this.text.trim()].length : this.value.length,
  );
  /** What the drafts hold, as far as this composer knows. */
  #kept = "";

  constructor(private readonly pane: Pane) {
    // Read from the disk a little late, come back from the outbox, or written on another device.
    $effect(() => {
      const draft = drafts.get(pane.room.id, this.#topic);
      untrack(() => {
        if (draft === this.#kept) return;
        this.#kept = draft;
        this.begin(draft);
        this.#answer(drafts.replyTo(pane.room.id, this.#topic));
      });
    });
  }

  /** As it is sent. */
  get text(): string {
    return lengthened(this.value, this.links);
  }

  begin(text: string): void {
    const begun = shortened(text);
    this.links = begun.links;
    this.value = begun.text;
  }

  save(): void {
    this.#kept = this.text;
    drafts.set(this.pane.room.id, this.#topic, this.#kept, this.pane.replyTo?.id ?? null);
  }

  clear(): void {
    this.begin("");
    this.save();
    drafts.flush();
  }

  get #topic(): string | null {
    return this.pane.topic?.id ?? null;
  }

  /** What the draft answers, unless one has chosen something else. */
  #answer(id: string | null): void {
    const { pane } = this;
    if (id === null || pane.replyTo) return;
    pane.attempt(async () => {
      const message = await pane.conversation.messageById(id);
      if (message && !pane.replyTo && this.value) pane.replyTo = message;
    });
  }
}

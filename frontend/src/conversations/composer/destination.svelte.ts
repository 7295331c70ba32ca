/** Where what is written goes in a room of thèmes, and how the reader follows it there. */
import { connection } from "../../live/connection.svelte";
import type { Pane } from "../pane.svelte";
import { visit } from "../visit";
import { folded } from "./completion";

export interface Where {
  topic?: string;
  newTopic?: string;
}

/** To be made while a component is set up: it watches the thèmes of the room. */
export class Destination {
  private awaited = $state("");

  constructor(private readonly pane: Pane) {
    $effect(() => {
      const { room } = this.pane;
      const made =
        this.awaited && room.topics.find(({ card }) => folded(card.title) === this.awaited);
      if (!made) return;
      this.awaited = "";
      visit(`/salons/${room.id}/themes/${made.id}`);
    });
  }

  /** A thème there is, or a new one of that title; nothing said where the conversation decides. */
  of(chosen: boolean, given: string): Where {
    if (!chosen) return {};
    if (this.pane.replyTo?.topic) return { topic: this.pane.replyTo.topic };
    const title = given.trim();
    if (!title) return {};
    const known = this.pane.room.topics.find(({ card }) => folded(card.title) === folded(title));
    return known ? { topic: known.card.id } : { newTopic: title };
  }

  /** From inside a thème, what is written for another leads there: at once if there is one, else when it is made. */
  follow({ topic: known, newTopic }: Where): void {
    const { room, topic } = this.pane;
    if (known && known !== topic?.id) visit(`/salons/${room.id}/themes/${known}`);
    else if (newTopic && connection.state === "live") this.awaited = folded(newTopic);
    else if (newTopic) visit(`/salons/${room.id}`);
  }
}

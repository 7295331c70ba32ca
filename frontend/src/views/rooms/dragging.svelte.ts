/** What is being dragged in the list of rooms, and over which section. */
import type { Id } from "../../api/shapes";

class Dragging {
  room: Id | null = $state(null);
  section: Id | null = $state(null);
  /** A section; empty: where rooms stand by themselves. */
  over: Id | "" | null = $state(null);

  get on(): boolean {
    return this.room !== null || this.section !== null;
  }

  end(): void {
    this.room = this.section = this.over = null;
  }
}

export const dragging = new Dragging();

/** When one left, for who comes back after four hours or more. Kept on this device: its signs of life, no others'. */
import { leftAt } from "./absence";

const KEY = "chatcore.seen";
const EVERY = 60_000;

class Away {
  /** Until it was looked at, or put away. */
  since: Date | null = $state.raw(null);

  constructor() {
    this.come();
    setInterval(() => this.note(), EVERY);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.come();
      else this.note(true);
    });
  }

  putAway(): void {
    this.since = null;
  }

  private come(): void {
    try {
      const kept = localStorage.getItem(KEY);
      this.since = leftAt(kept === null ? null : Number(kept), Date.now()) ?? this.since;
    } catch {
      // A browser that keeps nothing has nothing to say.
    }
    this.note();
  }

  private note(leaving = false): void {
    if (!leaving && document.visibilityState !== "visible") return;
    try {
      localStorage.setItem(KEY, String(Date.now()));
    } catch {
      // As above.
    }
  }
}

export const away = new Away();

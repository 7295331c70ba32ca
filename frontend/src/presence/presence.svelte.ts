/** Who is there, for the people on screen, and how one shows oneself. */
import { SvelteMap } from "svelte/reactivity";
import type { Id, Presence, PresenceState } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";

/** At most so many people can be watched by a socket, from the protocol. */
const MOST = 200;
/** Lists that change while a screen is being drawn are sent once. */
const GATHER = 300;
/** Without a sign of life for so long, this device is away. */
const IDLE = 5 * 60_000;

/** What people say beside their words: an emoji, until when. */
type Said = Record<Id, Partial<Presence>>;

const OFFLINE: Presence = { state: "offline" };

export class PresenceBoard {
  private readonly known = new SvelteMap<Id, Presence>();
  /** How many screens watch each person; the last ones asked for come last. */
  private readonly watched = new Map<Id, number>();
  private sent = "";
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private device: "active" | "away" = "active";

  of(personId: string): Presence {
    return this.known.get(personId) ?? OFFLINE;
  }

  /** Watches people for as long as they are shown; call what it returns when they no longer are. */
  watch(ids: string[]): () => void {
    for (const id of ids) {
      const count = this.watched.get(id) ?? 0;
      this.watched.delete(id);
      this.watched.set(id, count + 1);
    }
    this.gather();
    return () => {
      for (const id of ids) {
        const count = (this.watched.get(id) ?? 1) - 1;
        if (count > 0) this.watched.set(id, count);
        else this.watched.delete(id);
      }
      this.gather();
    };
  }

  /** Shows oneself so (`busy` until a time, with a word). Throws `ApiProblem`. */
  async set(
    state: Exclude<PresenceState, "offline">,
    text?: string,
    until?: string,
  ): Promise<void> {
    const words = { ...(text ? { text } : {}), ...(until ? { until } : {}) };
    await connection.send({ type: "presence.set", state, ...words });
  }

  /** Follows the connection and the reader's signs of life. Answers how to stop. */
  start(): () => void {
    const stops = [
      connection.greeted.on(() => this.greeted()),
      connection.on("presence.changed", (event) => this.learn(event.people, event.said)),
    ];
    const alive = (): void => this.alive();
    const signs = ["pointerdown", "keydown", "focus"] as const;
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true });
    this.alive();
    return () => {
      for (const stop of stops) stop();
      for (const sign of signs) window.removeEventListener(sign, alive);
      clearTimeout(this.idle);
      clearTimeout(this.gathering);
      this.known.clear();
      this.sent = "";
    };
  }

  private greeted(): void {
    this.sent = "";
    this.gather();
    if (this.device === "away") this.showDevice("away");
  }

  private alive(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.showDevice("away"), IDLE);
    if (this.device === "away") this.showDevice("active");
  }

  private showDevice(device: "active" | "away"): void {
    this.device = device;
    // Busy is said on purpose; a device's coming and going does not take it back.
    if (live.viewer && this.of(live.viewer).state === "busy") return;
    void this.set(device).catch(() => undefined);
  }

  private gather(): void {
    clearTimeout(this.gathering);
    this.gathering = setTimeout(() => void this.ask(), GATHER);
  }

  private async ask(): Promise<void> {
    // Oneself too, to know what one's other devices have said.
    const shown = [...this.watched.keys()].filter((id) => id !== live.viewer).slice(1 - MOST);
    const people = live.viewer ? [...shown, live.viewer].sort() : shown.sort();
    const list = people.join(" ");
    if (list === this.sent || connection.state !== "live") return;
    this.sent = list;
    try {
      const answer = await connection.send({ type: "presence.watch", people });
      for (const id of this.known.keys()) if (!people.includes(id)) this.known.delete(id);
      this.learn(answer);
    } catch {
      this.sent = "";
    }
  }

  private learn(people: Record<Id, PresenceState | Presence>, said: Said = {}): void {
    for (const [id, told] of Object.entries(people)) {
      // The answer to a watch has states only; the words came by event just before it.
      const before = typeof told === "string" ? this.known.get(id) : {};
      const now = typeof told === "string" ? { state: told } : told;
      this.known.set(id, { ...before, ...now, ...said[id] });
    }
  }
}

export const presence = new PresenceBoard();

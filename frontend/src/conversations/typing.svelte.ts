/** Who is writing where, and saying so oneself. */
import { SvelteMap } from "svelte/reactivity";
import type { Id, PersonCard } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { timelineKey } from "../live/state";
import { live } from "../live/state.svelte";
import { people } from "../people/people.svelte";

/** Both from the protocol: it expires by itself, and is said again before that. */
const EXPIRES = 8_000;
const EVERY = 4_000;

export class TypingBoard {
  /** By conversation, the people and the timers that take them away. */
  private readonly board = new SvelteMap<string, ReadonlyMap<Id, ReturnType<typeof setTimeout>>>();
  private readonly said = new Map<string, number>();

  /** Who is writing in a room (topic null: anywhere in it). */
  in(room: Id, topic: Id | null): PersonCard[] {
    const ids = new Set<Id>();
    for (const [key, typists] of this.board) {
      const here = topic === null ? key.split("/")[0] === room : key === timelineKey(room, topic);
      if (here) for (const id of typists.keys()) ids.add(id);
    }
    return [...ids].map((id) => people.get(id)).filter((person) => person !== undefined);
  }

  /** Tells the others that one is writing, at most every four seconds. */
  say(room: Id, topic: Id | null): void {
    const key = timelineKey(room, topic);
    const now = performance.now();
    if (connection.state !== "live" || now - (this.said.get(key) ?? -EVERY) < EVERY) return;
    this.said.set(key, now);
    const where = topic === null ? { room } : { room, topic };
    void connection.send({ type: "typing.start", ...where }).catch(() => undefined);
  }

  /** After a post: the next keystroke is said at once. */
  hush(room: Id, topic: Id | null): void {
    this.said.delete(timelineKey(room, topic));
  }

  start(): () => void {
    const stops = [
      connection.on("typing.started", ({ room, topic, person }) => this.begin(room, topic, person)),
      connection.on("typing.stopped", ({ room, topic, person }) => this.end(room, topic, person)),
      connection.on("message.posted", ({ message }) => {
        this.end(message.room, message.topic, message.author.id);
        this.end(message.room, null, message.author.id);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      for (const typists of this.board.values())
        for (const timer of typists.values()) clearTimeout(timer);
      this.board.clear();
    };
  }

  private begin(room: Id, topic: Id | null, person: Id): void {
    if (person === live.viewer) return;
    const key = timelineKey(room, topic);
    const typists = new Map(this.board.get(key));
    clearTimeout(typists.get(person));
    typists.set(
      person,
      setTimeout(() => this.end(room, topic, person), EXPIRES),
    );
    this.board.set(key, typists);
  }

  private end(room: Id, topic: Id | null, person: Id): void {
    const key = timelineKey(room, topic);
    const held = this.board.get(key);
    if (!held?.has(person)) return;
    const typists = new Map(held);
    clearTimeout(typists.get(person));
    typists.delete(person);
    if (typists.size > 0) this.board.set(key, typists);
    else this.board.delete(key);
  }
}

export const typing = new TypingBoard();

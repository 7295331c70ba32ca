/**
 * Positions in the streams: which event comes next, what is missing, what has been seen.
 *
 * Pure bookkeeping, no network and no clock. Whoever owns it asks the server for what `resume` names.
 */
import type { LiveEvent, Positions } from "../api/shapes";

/** How many applied events a stream remembers, to play them again over state just loaded by REST. */
const REMEMBERED = 100;
/** How many events past a hole are kept; beyond that the resume brings them again anyway. */
const SET_ASIDE = 1000;

export interface Taken {
  /** To apply now, in this order. */
  apply: LiveEvent[];
  /** Something is missing: resume this stream from `position`. */
  resume: boolean;
}

interface Stream {
  /** The last `seq` that was applied, or null while the state is being loaded. */
  position: number | null;
  aside: Map<number, LiveEvent>;
  applied: LiveEvent[];
}

const NOTHING: Taken = { apply: [], resume: false };

export class Streams {
  /** The life of the logs that the positions belong to; null before the first `hello`. */
  epoch: string | null = null;
  private streams = new Map<string, Stream>();

  position(stream: string): number | null {
    return this.streams.get(stream)?.position ?? null;
  }

  names(): string[] {
    return [...this.streams.keys()];
  }

  /** Forgets everything: another epoch, another person. */
  reset(epoch: string | null = null): void {
    this.epoch = epoch;
    this.streams.clear();
  }

  forget(stream: string): void {
    this.streams.delete(stream);
  }

  /** The stream's whole state is being loaded: hold its events back until `start`. */
  hold(stream: string): void {
    this.known(stream).position = null;
  }

  /** The stream's whole state has been loaded as of `position`: follow from there. */
  start(stream: string, position: number): Taken {
    const known = this.known(stream);
    known.position = position;
    known.applied = [];
    for (const seq of known.aside.keys()) if (seq <= position) known.aside.delete(seq);
    const apply = this.drain(known);
    return { apply, resume: known.aside.size > 0 };
  }

  /**
   * A part of the state was loaded by REST as of `position`, which may be older than what has been applied
   * since: answers the events to play again over it, or goes back and asks for a resume.
   */
  rewind(stream: string, position: number): Taken {
    const known = this.streams.get(stream);
    if (!known || known.position === null || position >= known.position) return NOTHING;
    const again = known.applied.filter((event) => event.seq > position);
    if (again.length === known.position - position) return { apply: again, resume: false };
    known.position = position;
    known.applied = [];
    return { apply: [], resume: true };
  }

  receive(event: LiveEvent): Taken {
    const known = this.known(event.stream);
    if (known.position === null) {
      this.setAside(known, event);
      return NOTHING;
    }
    if (event.seq <= known.position) return NOTHING;
    this.setAside(known, event);
    const apply = this.drain(known);
    return { apply, resume: known.aside.size > 0 };
  }

  /** The streams that have moved on without us, among `heads`, with the position to resume from. */
  behind(heads: Positions): Positions {
    const late: Positions = {};
    for (const [stream, head] of Object.entries(heads)) {
      const position = this.position(stream);
      if (position !== null && position < head) late[stream] = position;
    }
    return late;
  }

  private known(stream: string): Stream {
    let known = this.streams.get(stream);
    if (!known) {
      known = { position: null, aside: new Map(), applied: [] };
      this.streams.set(stream, known);
    }
    return known;
  }

  private setAside(known: Stream, event: LiveEvent): void {
    if (known.aside.size < SET_ASIDE) known.aside.set(event.seq, event);
  }

  private drain(known: Stream): LiveEvent[] {
    const apply: LiveEvent[] = [];
    if (known.position === null) return apply;
    for (;;) {
      const next = known.aside.get(known.position + 1);
      if (!next) break;
      known.aside.delete(next.seq);
      known.position = next.seq;
      apply.push(next);
    }
    known.applied = [...known.applied, ...apply].slice(-REMEMBERED);
    return apply;
  }
}

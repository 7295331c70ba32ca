/**
 * Keeps what one reads where it is. The timeline is either at its end, and follows it, or holds one message (the
 * anchor) at its distance from the top, whatever loads, grows or goes around it. Everything else is derived from that.
 */
import { Extents, type Range } from "./extents";

/** `offset`: px from the top of the viewport to the top of the message's body. */
export type Anchor = { key: string; offset: number } | "end";

export interface Parts {
  scroller: HTMLElement;
  /** Stands for the rows before those shown. */
  lead: HTMLElement;
  /** The rows shown; each child carries `data-key`. */
  list: HTMLElement;
  /** Stands for the rows after those shown. */
  tail: HTMLElement;
}

/** Rows are laid out this far beyond what is seen, in px, and renewed when less than half of it is left. */
const MARGIN = 1000;
/** Closer to the end than this, in px, one is at the end. */
const NEAR = 24;

export class Viewport {
  anchor: Anchor = "end";
  readonly extents = new Extents();
  #range: Range = { start: 0, end: 0 };
  #parts: Parts | null = null;
  #lastTop = 0;
  #scrolling = false;
  /** The anchor is a row that the reader asked for and has not left: though the end may be in sight, it is not followed. */
  #asked = false;
  #last: string | undefined;
  #width = 0;

  attach(parts: Parts): void {
    this.#parts = parts;
    this.#width = parts.scroller.clientWidth;
  }

  /** Rows as they are now. */
  arrange(keys: readonly string[], guesses: readonly number[]): void {
    const last = keys.at(-1);
    // Somebody who came to a row sees the end too, and something more is said.
    if (this.#asked && last !== this.#last && this.distance <= NEAR) this.toEnd();
    this.#last = last;
    this.extents.arrange(keys, guesses);
    this.#range = { start: 0, end: 0 };
    if (this.anchor !== "end" && this.extents.indexOf(this.anchor.key) === -1)
      this.#replaceAnchor();
  }

  /** The rows to lay out: the same object while the last ones still do. */
  range(): Range {
    const height = this.#parts?.scroller.clientHeight || window.innerHeight;
    const top = this.#expectedTop(height);
    const bottom = top + height;
    const enough = this.extents.range(top, bottom, MARGIN / 2);
    const { start, end } = this.#range;
    if (end > start && start <= enough.start && end >= enough.end) return this.#range;
    this.#range = this.extents.range(top, bottom, MARGIN);
    return this.#range;
  }

  /** Where the viewport's top is among the rows, by what is known of their heights. */
  #expectedTop(height: number): number {
    if (this.anchor === "end") return Math.max(0, this.extents.total - height);
    const index = this.extents.indexOf(this.anchor.key);
    return this.extents.offset(Math.max(0, index)) - this.anchor.offset;
  }

  /** After rows changed or were resized: measures them, then puts the anchor back where it was, before anything is painted. */
  settle(): void {
    const parts = this.#parts;
    if (!parts || parts.scroller.clientHeight === 0) return;
    this.#measure(parts);
    this.#space(parts);
    this.#restore(parts);
  }

  #measure({ scroller, list }: Parts): void {
    if (scroller.clientWidth !== this.#width) {
      this.#width = scroller.clientWidth;
      this.extents.forget();
    }
    for (const row of rowsIn(list)) {
      this.extents.measure(row.dataset.key!, row.getBoundingClientRect().height);
    }
  }

  #space({ lead, tail, list }: Parts): void {
    const [first, last] = [list.firstElementChild, list.lastElementChild] as HTMLElement[];
    const start = first?.dataset.key ? this.extents.indexOf(first.dataset.key) : 0;
    const end = last?.dataset.key ? this.extents.indexOf(last.dataset.key) + 1 : 0;
    lead.style.height = `${this.extents.offset(Math.max(0, start))}px`;
    tail.style.height = `${Math.max(0, this.extents.total - this.extents.offset(end))}px`;
  }

  #restore(parts: Parts): void {
    const { scroller, lead } = parts;
    if (this.anchor === "end") {
      scroller.scrollTop = scroller.scrollHeight;
    } else {
      const row = this.#rowOf(this.anchor.key);
      if (row) {
        const shift = topOf(row) - scroller.getBoundingClientRect().top - this.anchor.offset;
        if (Math.abs(shift) > 0.5) {
          this.#absorb(parts, shift);
          // At an end of the page it stands where it can: that is its place from now on.
          const offset = topOf(row) - scroller.getBoundingClientRect().top;
          this.anchor = { key: this.anchor.key, offset };
        }
      } else {
        const index = Math.max(0, this.extents.indexOf(this.anchor.key));
        scroller.scrollTop = lead.offsetTop + this.extents.offset(index) - this.anchor.offset;
      }
    }
    this.#lastTop = scroller.scrollTop;
  }

  /** While a finger or a wheel moves the page its position is not ours to change: the space before the rows gives instead. */
  #absorb({ scroller, lead }: Parts, shift: number): void {
    const height = Number.parseFloat(lead.style.height) || 0;
    if (this.#scrolling && height - shift >= 0) lead.style.height = `${height - shift}px`;
    else scroller.scrollTop += shift;
  }

  /** The reader moved the page: the anchor goes with it. */
  scrolled(): void {
    const parts = this.#parts;
    if (!parts || parts.scroller.clientHeight === 0) return;
    const { scroller } = parts;
    const moved = scroller.scrollTop - this.#lastTop;
    this.#lastTop = scroller.scrollTop;
    if (moved !== 0) {
      this.#scrolling = true;
      this.#asked = false;
    }
    if (this.anchor === "end") {
      if (moved < 0 && this.distance > NEAR) this.#pick(parts);
      return;
    }
    // What moved without the reader (an image came in the same frame) is put right before looking.
    this.anchor = { key: this.anchor.key, offset: this.anchor.offset - moved };
    if (this.#rowOf(this.anchor.key)) this.#restore(parts);
    this.#pick(parts);
  }

  /** The page came to rest. */
  rested(): void {
    this.#scrolling = false;
    this.settle();
  }

  /** Holds the end from now on. */
  toEnd(): void {
    this.anchor = "end";
    this.#asked = false;
    this.#scrolling = false;
  }

  /** Brings a row to `offset` px from the top. */
  toRow(key: string, offset: number): void {
    this.anchor = { key, offset };
    this.#asked = true;
    this.#scrolling = false;
  }

  /** Px below what is seen. */
  get distance(): number {
    const scroller = this.#parts?.scroller;
    return scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0;
  }

  /** `more`: rows come after these, so their end is not the end. */
  followIfAtEnd(more: boolean): void {
    if (!this.#asked && this.anchor !== "end" && this.atEnd(more)) this.anchor = "end";
    if (more && this.anchor === "end" && this.#parts) this.#pick(this.#parts);
  }

  /** Whether one sees the end. */
  atEnd(more: boolean): boolean {
    return this.anchor === "end" || (!more && this.distance <= NEAR);
  }

  #pick({ scroller, list, lead }: Parts): void {
    const { top, bottom } = scroller.getBoundingClientRect();
    let above: { key: string; offset: number } | null = null;
    for (const row of rowsIn(list)) {
      if (row.dataset.anchor === undefined) continue;
      const offset = topOf(row) - top;
      if (offset >= 0 && offset < bottom - top) {
        this.anchor = { key: row.dataset.key!, offset };
        return;
      }
      if (offset < 0 && row.getBoundingClientRect().bottom > top)
        above = { key: row.dataset.key!, offset };
    }
    this.anchor = above ?? this.#guessed(scroller.scrollTop - lead.offsetTop);
  }

  /** The reader threw the page to where no row is laid out yet. */
  #guessed(y: number): Anchor {
    const index = this.extents.at(y);
    const key = this.extents.keyAt(index);
    return key === undefined ? "end" : { key, offset: this.extents.offset(index) - y };
  }

  /** The anchor is gone (deleted): its nearest neighbour on screen takes over. */
  #replaceAnchor(): void {
    const { scroller, list } = this.#parts ?? {};
    this.anchor = "end";
    if (!scroller || !list) return;
    const top = scroller.getBoundingClientRect().top;
    const rows = rowsIn(list).filter(({ dataset }) => dataset.anchor !== undefined);
    const left = rows.filter(({ dataset }) => this.extents.indexOf(dataset.key!) !== -1);
    const nearest = left.find((row) => topOf(row) >= top) ?? left.at(-1);
    if (nearest) this.anchor = { key: nearest.dataset.key!, offset: topOf(nearest) - top };
  }

  #rowOf(key: string): HTMLElement | undefined {
    const rows = this.#parts ? rowsIn(this.#parts.list) : [];
    return rows.find((row) => row.dataset.key === key);
  }
}

function rowsIn(list: HTMLElement): HTMLElement[] {
  return [...list.children] as HTMLElement[];
}

/** The top of what does not change place in a row when its author line or day appears above. */
function topOf(row: HTMLElement): number {
  return (row.querySelector("[data-body]") ?? row).getBoundingClientRect().top;
}

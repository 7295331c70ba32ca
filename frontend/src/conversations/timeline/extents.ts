/** Heights of rows, measured or guessed, and which of them a window needs: the arithmetic of the virtual timeline. */

export interface Range {
  start: number;
  end: number;
}

/** At most this many rows are in the document at once (the promise of quality.md S10 is 200). */
export const MOST_ROWS = 160;

export class Extents {
  readonly #measured = new Map<string, number>();
  #keys: readonly string[] = [];
  #guesses: readonly number[] = [];
  #offsets = new Float64Array(1);
  #stale = true;
  readonly #index = new Map<string, number>();

  /** The rows as they are now, oldest first; `guesses` are heights in px for rows that nobody has measured yet. */
  arrange(keys: readonly string[], guesses: readonly number[]): void {
    this.#keys = keys;
    this.#guesses = guesses;
    this.#index.clear();
    for (let i = 0; i < keys.length; i++) this.#index.set(keys[i]!, i);
    this.#stale = true;
  }

  /** Remembers a measured height in px; true when it differs from what was known. */
  measure(key: string, height: number): boolean {
    const known = this.#measured.get(key);
    if (known !== undefined && Math.abs(known - height) < 0.01) return false;
    this.#measured.set(key, height);
    this.#stale = true;
    return true;
  }

  /** Forgets what was measured: the width changed, so every height may have. */
  forget(): void {
    this.#measured.clear();
    this.#stale = true;
  }

  get length(): number {
    return this.#keys.length;
  }

  indexOf(key: string): number {
    return this.#index.get(key) ?? -1;
  }

  keyAt(index: number): string | undefined {
    return this.#keys[index];
  }

  /** Distance in px from the top of the first row to the top of row `index`; the whole height at `length`. */
  offset(index: number): number {
    this.#sum();
    return this.#offsets[Math.max(0, Math.min(index, this.#keys.length))]!;
  }

  get total(): number {
    return this.offset(this.#keys.length);
  }

  /** The row that covers `y` (px from the top of the first row), clamped to the rows there are. */
  at(y: number): number {
    this.#sum();
    let low = 0;
    let high = this.#keys.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#offsets[middle]! <= y) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** Rows that touch [top - margin, bottom + margin], never more than `most`; what is on screen wins over the margin. */
  range(top: number, bottom: number, margin: number, most = MOST_ROWS): Range {
    if (this.#keys.length === 0) return { start: 0, end: 0 };
    let start = this.at(top - margin);
    let end = this.at(bottom + margin) + 1;
    if (end - start > most) {
      const first = this.at(top);
      const last = this.at(bottom) + 1;
      const spare = Math.max(0, most - (last - first));
      start = Math.max(start, first - (spare >> 1));
      end = Math.min(end, start + most);
    }
    return { start, end };
  }

  #sum(): void {
    if (!this.#stale) return;
    const offsets = new Float64Array(this.#keys.length + 1);
    for (let i = 0; i < this.#keys.length; i++) {
      offsets[i + 1] = offsets[i]! + (this.#measured.get(this.#keys[i]!) ?? this.#guesses[i]!);
    }
    this.#offsets = offsets;
    this.#stale = false;
  }
}

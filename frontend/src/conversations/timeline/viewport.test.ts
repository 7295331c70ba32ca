import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Parts, Viewport } from "./viewport";

const HEIGHT = 600;

/** A page that lays rows out by given heights: what a browser would, without one. */
class Page {
  scrollTop = 0;
  lead = 0;
  tail = 0;
  rows: { key: string; height: number }[] = [];
  shown: { key: string; height: number }[] = [];
  readonly viewport = new Viewport();

  constructor(count: number) {
    for (let i = 0; i < count; i++) this.rows.push({ key: `m${i}`, height: 30 + ((i * 37) % 190) });
    this.viewport.attach(this.parts());
    this.render(true);
  }

  get height(): number {
    return this.lead + this.tail + this.shown.reduce((sum, row) => sum + row.height, 0);
  }

  topOf(key: string): number {
    let top = this.lead - this.scrollTop;
    for (const row of this.shown) {
      if (row.key === key) return top;
      top += row.height;
    }
    return Number.NaN;
  }

  render(changed: boolean): void {
    if (changed) {
      const keys = this.rows.map(({ key }) => key);
      this.viewport.arrange(
        keys,
        keys.map(() => 60),
      );
    }
    const { start, end } = this.viewport.range();
    this.shown = this.rows.slice(start, end);
    this.viewport.settle();
  }

  /** What the timeline does with each scroll event, then when the page rests. */
  scrollBy(by: number): void {
    this.scrollTo(this.scrollTop + by);
    this.viewport.scrolled();
    this.render(false);
    this.viewport.rested();
    this.viewport.followIfAtEnd(false);
    this.render(false);
  }

  scrollTo(top: number): void {
    this.scrollTop = Math.max(0, Math.min(top, Math.max(0, this.height - HEIGHT)));
  }

  /** The first row of which the top is on screen. */
  read(): { key: string; top: number } | undefined {
    return this.shown
      .map(({ key }) => ({ key, top: this.topOf(key) }))
      .find(({ top }) => top >= 0 && top < HEIGHT);
  }

  private parts(): Parts {
    const page = this;
    const spacer = (name: "lead" | "tail") => ({
      offsetTop: 0,
      style: {
        get height() {
          return `${page[name]}px`;
        },
        set height(value: string) {
          page[name] = Number.parseFloat(value);
        },
      },
    });
    const element = (row: { key: string; height: number }) => ({
      dataset: { key: row.key, anchor: "" },
      querySelector: () => null,
      getBoundingClientRect: () => {
        const top = page.topOf(row.key);
        return { top, height: row.height, bottom: top + row.height };
      },
    });
    return {
      scroller: {
        clientHeight: HEIGHT,
        clientWidth: 700,
        get scrollHeight() {
          return page.height;
        },
        get scrollTop() {
          return page.scrollTop;
        },
        set scrollTop(top: number) {
          page.scrollTo(top);
        },
        getBoundingClientRect: () => ({ top: 0, bottom: HEIGHT }),
      },
      lead: spacer("lead"),
      tail: spacer("tail"),
      list: {
        get children() {
          return page.shown.map(element);
        },
        get firstElementChild() {
          return page.shown[0] && element(page.shown[0]);
        },
        get lastElementChild() {
          const last = page.shown.at(-1);
          return last && element(last);
        },
      },
    } as unknown as Parts;
  }
}

function older(page: Page, count: number): void {
  const from = page.rows.length;
  const added = Array.from({ length: count }, (_, i) => ({ key: `o${from}-${i}`, height: 45 + i }));
  page.rows = [...added, ...page.rows];
  page.render(true);
}

function append(page: Page, count: number): void {
  const from = page.rows.length;
  const added = Array.from({ length: count }, (_, i) => ({ key: `n${from}-${i}`, height: 80 }));
  page.rows = [...page.rows, ...added];
  page.render(true);
}

describe("the viewport of a timeline", () => {
  it("opens at the end and follows it", () => {
    const page = new Page(500);
    expect(page.scrollTop).toBe(page.height - HEIGHT);
    append(page, 3);
    expect(page.scrollTop).toBe(page.height - HEIGHT);
  });

  it("keeps the message that one came to in sight when what is said under it grows, though all fitted", () => {
    const page = new Page(5);
    page.viewport.toRow("m0", 180);
    page.render(false);
    page.viewport.followIfAtEnd(false);
    // A card or a picture comes, or a message is edited.
    (page.rows[4] as { height: number }).height += 300;
    page.render(false);
    expect(page.topOf("m0")).toBe(0);
    page.scrollBy(10_000);
    expect(page.viewport.anchor).toBe("end");
  });

  it("follows what is said when one came to the last message", () => {
    const page = new Page(500);
    page.viewport.toRow("m499", 180);
    page.render(false);
    page.viewport.followIfAtEnd(false);
    expect(page.viewport.atEnd(false)).toBe(true);
    append(page, 3);
    page.viewport.followIfAtEnd(false);
    page.render(false);
    expect(page.scrollTop).toBe(page.height - HEIGHT);
  });

  it("leaves the end when the reader does, and comes back to it", () => {
    const page = new Page(500);
    page.scrollBy(-700);
    expect(page.viewport.anchor).not.toBe("end");
    page.scrollBy(10_000);
    expect(page.viewport.anchor).toBe("end");
  });

  it("keeps few rows whatever there is", () => {
    const page = new Page(100_000);
    for (const by of [-5000, -100_000, -1_000_000, 300_000]) {
      page.scrollBy(by);
      expect(page.shown.length).toBeLessThanOrEqual(200);
      expect(page.read()).toBeDefined();
    }
  });

  it("finds another anchor when the one it held is deleted", () => {
    const page = new Page(200);
    page.scrollBy(-3000);
    const first = page.read()!;
    const second = page.shown[page.shown.findIndex(({ key }) => key === first.key) + 1]!;
    const top = page.topOf(second.key);
    page.rows = page.rows.filter(({ key }) => key !== first.key);
    page.render(true);
    expect(page.topOf(second.key)).toBeCloseTo(top, 0);
  });

  it("never moves what one reads, whatever loads, comes or grows", () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant("older" as const), by: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant("append" as const), by: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant("grow" as const), by: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ kind: fc.constant("scroll" as const), by: fc.integer({ min: -900, max: 300 }) }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), (changes) => {
        const page = new Page(300);
        page.scrollBy(-9000);
        for (const { kind, by } of changes) {
          if (kind === "scroll") {
            page.scrollBy(by);
            continue;
          }
          const reading = page.read();
          if (!reading || page.viewport.anchor === "end") continue;
          if (kind === "older") older(page, by);
          else if (kind === "append") append(page, by);
          else {
            page.shown[0]!.height += by;
            page.render(false);
          }
          expect(Math.abs(page.topOf(reading.key) - reading.top)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

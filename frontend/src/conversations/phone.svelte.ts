/** Whether this is a narrow or a wide screen, or one that is touched: what changes the manners of composer, menus and panels. */

class Phone {
  narrow = $state(false);
  touched = $state(false);
  /** There is room for a panel beside a conversation. */
  wide = $state(false);

  constructor() {
    this.#follow("(max-width: 759px)", (is) => {
      this.narrow = is;
    });
    this.#follow("(min-width: 1200px)", (is) => {
      this.wide = is;
    });
    this.#follow("(pointer: coarse)", (is) => {
      this.touched = is;
    });
  }

  #follow(query: string, tell: (is: boolean) => void): void {
    const list = window.matchMedia(query);
    tell(list.matches);
    list.addEventListener("change", () => tell(list.matches));
  }
}

export const phone = new Phone();

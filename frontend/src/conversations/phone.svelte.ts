/** Whether this is a narrow screen, or one that is touched: what changes the manners of the composer and of menus. */

class Phone {
  narrow = $state(false);
  touched = $state(false);

  constructor() {
    this.#follow("(max-width: 759px)", (is) => {
      this.narrow = is;
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

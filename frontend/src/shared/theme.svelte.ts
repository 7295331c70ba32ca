/** Light, dark, or as the system has it: chosen in this browser, kept in it. */

export type Theme = "system" | "light" | "dark";
const STORED = "chatcore.theme";

class ActiveTheme {
  choice = $state<Theme>("system");

  /** Takes up the choice that this browser remembers; call once, before the first screen. */
  start(): void {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(STORED);
    } catch {
      // Nothing stored: the system decides.
    }
    this.#show(stored === "light" || stored === "dark" ? stored : "system");
  }

  choose(choice: Theme): void {
    this.#show(choice);
    try {
      localStorage.setItem(STORED, choice);
    } catch {
      // Kept for this page only.
    }
  }

  #show(choice: Theme): void {
    this.choice = choice;
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  }
}

export const theme = new ActiveTheme();

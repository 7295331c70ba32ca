/** What is open around the main column: the panel at the side, the dialogs; and what the screen is called. */
import type { Id } from "../api/shapes";

export type Panel = { kind: "room"; room: Id } | { kind: "person"; person: Id };
export type DialogName =
  | "switcher"
  | "keys"
  | "room"
  | "direct"
  | "browse"
  | "presentation"
  | "status";

class Stage {
  panel: Panel | null = $state(null);
  dialog: DialogName | null = $state(null);
  /** What the window is called while this screen is shown. */
  title = $state("");

  show(panel: Panel): void {
    this.panel = panel;
  }

  /** Opens the panel, or closes it when it shows just that. */
  toggle(panel: Panel): void {
    const same = JSON.stringify($state.snapshot(this.panel)) === JSON.stringify(panel);
    this.panel = same ? null : panel;
  }

  open(dialog: DialogName): void {
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
  }
}

export const stage = new Stage();

/** How wide the sidebar is, as its reader left it in this browser. */

export const NARROWEST = 260;
export const WIDEST = 320;
const STORED = "chatcore.sidebar";

function remembered(): number {
  try {
    return Number(localStorage.getItem(STORED)) || NARROWEST + 20;
  } catch {
    return NARROWEST + 20;
  }
}

const within = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

class SidebarWidth {
  width = $state(within(remembered()));

  resize(width: number): void {
    this.width = within(width);
    try {
      localStorage.setItem(STORED, String(this.width));
    } catch {
      // Kept for this page only.
    }
  }
}

export const sidebar = new SidebarWidth();

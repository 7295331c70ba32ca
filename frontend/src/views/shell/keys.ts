/** The keyboard of the whole application: Ctrl or Cmd K, Ctrl or Cmd F, /, ?, Alt Shift ↑ and ↓, and the name of the key on this machine. */

const apple = /Mac|iPhone|iPad/.test(navigator.platform);
export const modifier = apple ? "⌘" : "Ctrl";

/** Whether a key pressed now would write something. */
function writing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export type Shortcut = "switcher" | "keys" | "home" | "search" | "nextUnread" | "previousUnread";

/** The shortcut that a key event asks for, if any. In a room (`talking`) Ctrl F looks in all of it, not in what is drawn. */
export function shortcutOf(event: KeyboardEvent, talking: boolean): Shortcut | null {
  const command = apple ? event.metaKey : event.ctrlKey;
  if (command && !event.shiftKey && event.key.toLowerCase() === "k") return "switcher";
  if (talking && command && !event.shiftKey && event.key.toLowerCase() === "f") return "search";
  if (event.key === "/" && !command && !writing(event.target)) return "search";
  if (event.altKey && !command && event.key === "Home") return "home";
  if (event.altKey && event.shiftKey && !command && event.key === "ArrowDown") return "nextUnread";
  if (event.altKey && event.shiftKey && !command && event.key === "ArrowUp")
    return "previousUnread";
  if (event.key === "?" && !command && !writing(event.target)) return "keys";
  return null;
}

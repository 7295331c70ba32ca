/** Where one was before something opened above: its focus, and its caret where one was writing. */

/** Answers what goes back there, unless the focus is somewhere else by then. */
export function keptFocus(): () => void {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement) || before === document.body) return () => undefined;
  const caret =
    before instanceof HTMLTextAreaElement &&
    ([before.selectionStart, before.selectionEnd] as const);
  return () =>
    // Chromium gives the focus back to a field that is still inert, and then its caret is lost: keys go nowhere. What
    // is taken away while it is open gives nothing back at all.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && before.isConnected)
        before.focus({ preventScroll: true });
      if (caret && document.activeElement === before) before.setSelectionRange(...caret);
    });
}

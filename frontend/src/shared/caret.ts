/** Where one was writing: kept while something is open above it. */

/** Answers what puts the caret back, if the same field has the focus by then. */
export function keptCaret(): () => void {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return () => undefined;
  const { selectionStart, selectionEnd } = field;
  return () =>
    // Chromium gives the focus back to a field that is still inert, and then its caret is lost: keys go nowhere.
    requestAnimationFrame(() => {
      if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
    });
}

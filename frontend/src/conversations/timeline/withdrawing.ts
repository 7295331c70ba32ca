/** Deleting a message, with the way back that is offered for ten seconds: a press, or Ctrl+Z. */
import { t } from "../../i18n";
import { announcer } from "../../shared/announcer.svelte";
import { toasts } from "../../shared/toasts.svelte";
import type { Message } from "../items";
import type { Pane } from "../pane.svelte";

/** As long as the toast with the button stays. */
const OFFERED = 10_000;

export async function withdraw(pane: Pane, message: Message): Promise<void> {
  const inside = document.activeElement?.closest(`[data-message="${message.id}"]`);
  const until = await pane.conversation.remove(message.id);
  // What had the focus is gone: one writes on, rather than begin again at the top of the page.
  if (inside && matchMedia("(pointer: fine)").matches) pane.focusComposer();
  const said = t("conversations.removed");
  if (until === null) {
    announcer.say(said);
    return;
  }
  const undo = (): void => {
    stop();
    toasts.close(shown);
    pane.attempt(() => pane.conversation.restore(message.id));
  };
  const stop = offer(undo);
  const shown = toasts.show(said, { action: { label: t("shell.undo"), act: undo } });
}

/** Ctrl+Z undoes it wherever there is no text of which it would undo the last word. */
function offer(undo: () => void): () => void {
  const keys = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey)
      return;
    const { target } = event;
    if (target instanceof HTMLTextAreaElement && target.value !== "") return;
    if (target instanceof HTMLInputElement) return;
    event.preventDefault();
    undo();
  };
  window.addEventListener("keydown", keys);
  const timer = window.setTimeout(stop, OFFERED);
  function stop(): void {
    window.clearTimeout(timer);
    window.removeEventListener("keydown", keys);
  }
  return stop;
}

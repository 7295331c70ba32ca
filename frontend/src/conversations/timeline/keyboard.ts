/** The keys of the timeline: arrows go from message to message, letters act on the one that has the focus. */
import type { Message } from "../items";
import type { Pane } from "../pane.svelte";
import { actionsOf } from "./actions";
import type { Row } from "./rows";

interface Given {
  pane: Pane;
  rows: () => readonly Row[];
  focusRow: (key: string) => Promise<void>;
  toEnd: () => Promise<void>;
}

export function keyboard({ pane, rows, focusRow, toEnd }: Given) {
  pane.editLast = () => {
    const { mine } = pane;
    const last = rows().findLast((row) => row.kind === "message" && mine(row.message));
    if (last?.kind !== "message" || !actionsOf(pane, last.message).edit) return;
    void focusRow(last.key).then(() => {
      pane.editing = last.message.id;
    });
  };

  function go(key: string, by: number): void {
    const messages = rows().filter((row) => row.kind === "message");
    const at = messages.findIndex((row) => row.key === key);
    const next = messages[at + by];
    if (next) void focusRow(next.key);
    else if (by > 0) pane.focusComposer();
  }

  function act(key: string, message: Message, article: HTMLElement): boolean {
    const actions = actionsOf(pane, message);
    const chosen = {
      e: actions.edit,
      r: actions.reply,
      "+": actions.react && (() => actions.react?.(article)),
      c: actions.copyLink,
      s: actions.keep,
      t: actions.answers,
      m: actions.move,
      p: actions.share,
      u: actions.markUnread,
      "!": actions.report,
      Delete: actions.remove,
    }[key];
    chosen?.();
    return chosen !== undefined;
  }

  return (event: KeyboardEvent): void => {
    const article = event.target as HTMLElement;
    if (!article.matches("article[data-message]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = article.closest<HTMLElement>("[data-key]")?.dataset.key ?? "";
    const row = rows().find((one) => one.key === key);
    if (row?.kind !== "message") return;
    if (event.key === "ArrowUp") go(key, -1);
    else if (event.key === "ArrowDown") go(key, 1);
    else if (event.key === "End") void toEnd().then(() => pane.focusComposer());
    else if (event.key === "Escape") pane.focusComposer();
    else if (!act(event.key, row.message, article)) return;
    event.preventDefault();
  };
}

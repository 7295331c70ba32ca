/** What one may do with a message: each action is there or undefined, so buttons, keys and sheets agree. */
import { t } from "../../i18n";
import { later } from "../../shared/later.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { takesAnswers } from "../cards";
import type { Message } from "../items";
import type { Pane } from "../pane.svelte";

const withdrawing = later(() => import("./withdrawing"));

export interface MessageActions {
  react?: (anchor: HTMLElement) => void;
  reply?: () => void;
  copyText: () => void;
  copyLink: () => void;
  edit?: () => void;
  markUnread?: () => void;
  keep: () => void;
  move?: () => void;
  answers: () => void;
  share: () => void;
  remove?: () => void;
  report?: () => void;
  reactors?: () => void;
}

export function actionsOf(pane: Pane, message: Message): MessageActions {
  const { conversation } = pane;
  const mine = pane.mine(message);
  const open = pane.room.card.joined && pane.room.card.archived_at === null;
  const actions: MessageActions = {
    copyText: () => void copy(message.text),
    copyLink: () => void copy(linkTo(message)),
    keep: () => {
      pane.keeping = message;
    },
    answers: () => {
      pane.leading = { act: "answers", message };
    },
    share: () => {
      pane.dialog = { load: () => import("../rewriting/ShareMessage.svelte"), props: { message } };
    },
  };
  // Within a room with thèmes whoever writes there; to another room one's own, or who leads the room those of others.
  const away =
    !["direct", "network"].includes(pane.room.card.kind) && (mine || pane.can("moderate"));
  if (open && pane.can("post") && (pane.room.card.kind === "topic" || away)) {
    actions.move = () => {
      pane.leading = { act: "move", message };
    };
  }
  if (pane.can("react")) {
    actions.react = (anchor) => {
      pane.picking = { anchor, choose: (emoji) => toggle(pane, message, emoji) };
    };
  }
  if (pane.can("reply") && takesAnswers(message.card)) actions.reply = () => pane.reply(message);
  if (open && mine) {
    actions.edit = () => {
      pane.editing = message.id;
    };
  }
  if (open && (mine || pane.can("moderate"))) {
    actions.remove = () => {
      // One's own comes back with a press; of others' one is asked first.
      if (mine) withdrawing.use(({ withdraw }) => pane.attempt(() => withdraw(pane, message)));
      else pane.removing = message;
    };
  }
  if (!mine) {
    actions.report = () => {
      pane.concern({ act: "report", message, person: message.author });
    };
  }
  if (message.reactions.length > 0) actions.reactors = () => whoReacted(pane, () => message);
  if (pane.room.card.joined && !mine) {
    actions.markUnread = () => pane.attempt(() => conversation.markUnread(message.id));
  }
  return actions;
}

/** Opens what a message said before. */
export function showVersions(pane: Pane, message: Message): void {
  pane.dialog = { load: () => import("../rewriting/Versions.svelte"), props: { message } };
}

/** Opens the list of who reacted; `emoji`: those with it first. `message` is asked for what it is by then. */
export function whoReacted(pane: Pane, message: () => Message, emoji?: string): void {
  const { community } = pane.room.card;
  const now = () => message().reactions;
  const props = { message: message().id, now, emoji, community };
  pane.dialog = { load: () => import("./WhoReacted.svelte"), props };
}

/** Puts one's reaction, or takes it back. */
export function toggle(pane: Pane, message: Message, emoji: string): void {
  const current = pane.conversation.messages.find(({ id }) => id === message.id) ?? message;
  const reaction = current.reactions.find((one) => one.emoji === emoji);
  const mine = reaction?.people.includes(pane.me) ?? false;
  pane.attempt(() =>
    mine
      ? pane.conversation.unreact(message.id, emoji)
      : pane.conversation.react(message.id, emoji),
  );
}

/** The address of a message, wherever it is moved. */
export function linkTo(message: Message): string {
  return `${location.origin}/m/${message.id}`;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.done(t("conversations.copied"));
  } catch {
    toasts.show(t("conversations.notCopied"), { tone: "danger" });
  }
}

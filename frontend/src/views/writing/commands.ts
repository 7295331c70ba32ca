/** The commands of writing: later, again and again, a reminder, a text that is kept; and what is only a beginning of Markdown. */

import { offerCommand, type Writing } from "../../conversations/composer/commands";
import { language, t } from "../../i18n";
import { stage } from "../stage.svelte";

const both =
  (fr: string, en: string, ...more: string[]) =>
  (): string[] =>
    language.code === "fr" ? [fr, en, ...more] : [en, fr, ...more];

offerCommand({
  key: "plan",
  icon: "calendar-clock",
  names: both("planifier", "schedule"),
  label: () => t("writing.plan"),
  hint: () => t("writing.planHint"),
  offered: (pane) => pane.can("post"),
  run: (writing) => {
    const { pane, files, clear } = writing;
    const text = writing.text || (files?.names ?? "");
    // Who announces sees whom it reaches, and says what it asks.
    if (pane.announce && !pane.replyTo && text) {
      const send = (): void => {
        const carried = files?.list.length ? { files: files.take() } : {};
        pane.attempt(() => pane.conversation.post(text, carried));
        clear();
      };
      return pane.announce({ text, later: true, files, send, clear });
    }
    pane.dialog = { load: () => import("./PlanMessage.svelte"), props: { writing } };
  },
});

offerCommand({
  key: "repeat",
  icon: "repeat",
  names: both("récurrent", "recurring", "recurrent"),
  label: () => t("writing.repeat"),
  hint: () => t("writing.repeatHint"),
  offered: (pane) =>
    pane.can("post") && (pane.can("moderate") || ["club", "direct"].includes(pane.room.card.kind)),
  run: (writing) => {
    writing.pane.dialog = { load: () => import("./RepeatMessage.svelte"), props: { writing } };
  },
});

offerCommand({
  key: "remind",
  icon: "bell",
  names: both("rappel", "remind"),
  label: () => t("writing.remind"),
  hint: () => t("writing.remindHint"),
  run: (writing) => {
    const props = { writing, toSelf: true };
    writing.pane.dialog = { load: () => import("./PlanMessage.svelte"), props };
  },
});

offerCommand({
  key: "snippet",
  icon: "text-quote",
  names: both("extrait", "snippet"),
  label: () => t("writing.snippet"),
  hint: () => t("writing.snippetHint"),
  run: (writing) => {
    writing.pane.dialog = { load: () => import("./SnippetPicker.svelte"), props: { writing } };
  },
});

offerCommand({
  key: "time",
  icon: "clock",
  names: both("heure", "time", "date"),
  label: () => t("writing.time"),
  hint: () => t("writing.timeHint"),
  run: (writing) => {
    writing.pane.dialog = { load: () => import("./TimeTag.svelte"), props: { writing } };
  },
});

offerCommand({
  key: "status",
  icon: "smile-plus",
  names: both("statut", "status"),
  label: () => t("people.status.set"),
  hint: () => t("writing.statusHint"),
  run: () => stage.open("status"),
});

/** A form of Markdown, begun around what is written already. */
function begin(writing: Writing, made: (text: string) => string): void {
  const { text } = writing;
  writing.replace(made(text));
}

offerCommand({
  key: "code",
  icon: "square-code",
  names: both("code", "code"),
  label: () => t("writing.code"),
  hint: () => t("writing.codeHint"),
  run: (writing) => begin(writing, (text) => `\`\`\`\n${text}\n\`\`\``),
});

offerCommand({
  key: "table",
  icon: "table",
  names: both("tableau", "table"),
  label: () => t("writing.table"),
  hint: () => t("writing.tableHint"),
  run: (writing) =>
    begin(writing, (text) => {
      const cell = t("writing.tableCell");
      const table = `| ${cell} 1 | ${cell} 2 |\n| --- | --- |\n| … | … |`;
      return text ? `${text}\n\n${table}` : table;
    }),
});

offerCommand({
  key: "boxes",
  icon: "list-checks",
  names: both("cases", "checklist"),
  label: () => t("writing.boxes"),
  hint: () => t("writing.boxesHint"),
  run: (writing) =>
    begin(writing, (text) =>
      (text || "…")
        .split("\n")
        .map((line) => `- [ ] ${line.replace(/^[-*] (\[[ xX]\] )?/, "")}`)
        .join("\n"),
    ),
});

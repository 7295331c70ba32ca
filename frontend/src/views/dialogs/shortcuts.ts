/** Every shortcut of the application, by where it works: what the help of the keyboard lists and searches. */
import { t } from "../../i18n";
import { modifier } from "../shell/keys";

export interface Shortcut {
  keys: string[];
  does: string;
}
export interface Group {
  title: string;
  shortcuts: Shortcut[];
}

export function allShortcuts(): Group[] {
  const [shift, alt, enter] = [t("shell.key.shift"), t("shell.key.alt"), t("shell.key.enter")];
  const one = (does: string, ...keys: string[]): Shortcut => ({ does, keys });
  return [
    {
      title: t("keys.group.everywhere"),
      shortcuts: [
        one(t("keys.switcher"), modifier, "K"),
        one(t("keys.findAll"), "/"),
        one(t("keys.findHere"), modifier, "F"),
        one(t("keys.help"), "?"),
        one(t("keys.escape"), t("shell.key.escape")),
      ],
    },
    {
      title: t("keys.group.moving"),
      shortcuts: [
        one(t("keys.home"), alt, t("key.home")),
        one(t("keys.nextUnread"), alt, shift, "↓"),
        one(t("keys.previousUnread"), alt, shift, "↑"),
      ],
    },
    {
      title: t("keys.group.writing"),
      shortcuts: [
        one(t("keys.send"), enter),
        one(t("keys.line"), shift, enter),
        one(t("keys.editLast"), "↑"),
        one(t("keys.mention"), "@"),
        one(t("keys.quoteRoom"), "#"),
        one(t("keys.emoji"), ":"),
        one(t("keys.command"), "/"),
      ],
    },
    {
      title: t("keys.group.format"),
      shortcuts: [
        one(t("keys.bold"), modifier, "B"),
        one(t("keys.italic"), modifier, "I"),
        one(t("keys.strike"), modifier, shift, "X"),
        one(t("keys.link"), modifier, "K"),
        one(t("keys.code"), modifier, "E"),
        one(t("keys.block"), modifier, shift, "C"),
        one(t("keys.list"), modifier, shift, "8"),
        one(t("keys.quote"), modifier, shift, "9"),
      ],
    },
    {
      title: t("keys.group.message"),
      shortcuts: [
        one(t("keys.messages"), "↑", "↓"),
        one(t("keys.reply"), "R"),
        one(t("keys.edit"), "E"),
        one(t("keys.react"), "+"),
        one(t("keys.unread"), "U"),
        one(t("keys.copyLink"), "C"),
        one(t("leading.move"), "M"),
        one(t("leading.answers"), "T"),
        one(t("keys.keep"), "S"),
        one(t("writing.shareTitle"), "P"),
        one(t("conversations.report"), "!"),
        one(t("keys.delete"), t("key.delete")),
        one(t("keys.last"), t("key.end")),
      ],
    },
    {
      title: t("inbox.title"),
      shortcuts: [
        one(t("inbox.key.next"), "j", "k"),
        one(t("inbox.key.open"), enter),
        one(t("inbox.key.read"), "e"),
      ],
    },
    {
      title: t("keys.group.lists"),
      shortcuts: [
        one(t("keys.rows"), "↑", "↓"),
        one(t("keys.ends"), t("key.home"), t("key.end")),
        one(t("keys.letter"), t("key.letter")),
        one(t("keys.tabs"), "←", "→"),
      ],
    },
  ];
}

/** Words without case and accents: « répondre » is found by « repon ». */
const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** The groups with what matches every word of `query`, by what it does, its group or its keys; without the empty ones. */
export function matching(groups: readonly Group[], query: string): Group[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return groups
    .map(({ title, shortcuts }) => ({
      title,
      shortcuts: shortcuts.filter(({ does, keys }) => {
        const text = plain([title, does, keys.join(" "), keys.join("+")].join(" "));
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}

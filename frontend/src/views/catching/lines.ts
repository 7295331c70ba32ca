/** The sections of « Rattrapage »: one row each, with its face or icon, its words and its way. Pure. */
import type { CatchUp, ShortPerson, Talk } from "../../api/shapes";
import { t } from "../../i18n";
import { saidOf } from "../../notices/words";
import type { IconName } from "../../shared/icons";

export interface Row {
  id: string;
  icon: IconName;
  person: ShortPerson | null;
  title: string;
  text: string;
  place: string;
  at: string;
  count: number;
  path: string;
}
export interface Section {
  key: "addressed" | "receipts" | "topics" | "decisions" | "announcements" | "polls" | "direct";
  rows: Row[];
}

/** What a room is called, as far as this browser knows it. */
type NameOf = (room: string) => string;

function talk(one: Talk, nameOf: NameOf, icon: IconName): Row {
  const path = `/salons/${one.room}${one.topic ? `/themes/${one.topic.id}` : ""}`;
  const first = one.first_unread ?? one.seq;
  return {
    id: `${one.room} ${one.topic?.id ?? ""}`,
    icon,
    person: icon === "message-circle" ? (one.author as ShortPerson) : null,
    title: one.topic?.title ?? nameOf(one.room),
    text: t("catching.said", { name: one.author.name, words: one.excerpt }),
    place: one.topic ? nameOf(one.room) : "",
    at: one.posted_at,
    count: one.unread,
    path: `${path}?at=${first}`,
  };
}

const ICONS: Record<string, IconName> = {
  decision: "circle-check",
  poll: "list",
  receipt: "megaphone",
};

export function sectionsOf(card: CatchUp, nameOf: NameOf): Section[] {
  const lines = (kind: string): Row[] =>
    card.lines
      .filter((line) => line.kind === kind)
      .map(({ id, title, text, place, at, path }) => {
        const icon = ICONS[kind] ?? "info";
        return { id, icon, person: null, title, text, place, at, count: 0, path };
      });
  const addressed = card.addressed.map((notice) => ({
    id: notice.id,
    icon: "at-sign" as const,
    person: notice.actor as ShortPerson | null,
    title: saidOf(notice),
    text: notice.excerpt,
    place: notice.place,
    at: notice.raised_at,
    count: 0,
    path: notice.path,
  }));
  const all: Section[] = [
    { key: "addressed", rows: addressed },
    { key: "receipts", rows: lines("receipt") },
    { key: "topics", rows: card.topics.map((one) => talk(one, nameOf, "hash")) },
    { key: "decisions", rows: lines("decision") },
    { key: "announcements", rows: card.announcements.map((one) => talk(one, nameOf, "megaphone")) },
    { key: "polls", rows: lines("poll") },
    { key: "direct", rows: card.direct.map((one) => talk(one, nameOf, "message-circle")) },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** « 2 messages pour vous, 4 thèmes qui vous concernent, 1 décision »; empty when nothing is. */
export function summaryOf(sections: readonly Section[]): string[] {
  return sections.map(({ key, rows }) => t(`catching.count.${key}`, { count: rows.length }));
}

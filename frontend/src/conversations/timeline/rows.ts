/** From a conversation's items to the rows of its timeline: in a room seen whole, a line says when the thème changes. */
import { heightOf } from "../../files/sizes";
import type { Item } from "../items";

export type Row = Item | { kind: "topic"; key: string; topic: string | null; title: string | null };

/** `topicOf` a pending entry's new thème is its title; a message's is its id. */
export function rowsOf(items: readonly Item[], showTopics: boolean): readonly Row[] {
  if (!showTopics) return items;
  const rows: Row[] = [];
  let current: string | null | undefined;
  for (const item of items) {
    if (item.kind !== "message" && item.kind !== "pending") {
      rows.push(item);
      continue;
    }
    const topic = item.kind === "message" ? item.message.topic : item.entry.topic;
    const title = item.kind === "pending" ? item.entry.new_topic : null;
    const name = topic ?? title ?? null;
    const changed = name !== current;
    if (changed) rows.push({ kind: "topic", key: `topic:${item.key}`, topic, title });
    rows.push(changed && item.continues ? { ...item, continues: false } : item);
    current = name;
  }
  return rows;
}

/** A likely height in px for a row that was never laid out, at a given text width in px. */
export function guess(row: Row, width: number): number {
  if (row.kind === "day" || row.kind === "new") return 40;
  if (row.kind === "topic") return 44;
  const text = row.kind === "message" ? row.message.text : row.entry.text;
  const perLine = Math.max(20, width / 7);
  const lines = Math.max(1, Math.ceil(text.length / perLine));
  const files = row.kind === "message" ? heightOf(row.message) : 0;
  return (row.continues ? 6 : 40) + lines * 22 + files;
}

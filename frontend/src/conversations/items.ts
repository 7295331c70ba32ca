/** What a timeline shows, one row an item: messages, what is on its way out, day lines, "new since". */
import type { MessageCard, OutboxEntry } from "../api/shapes";

export type Message = MessageCard;

export type Item =
  /** `continues`: same author as just above, within five minutes: no need to name them again. */
  | { kind: "message"; key: string; message: Message; continues: boolean }
  | { kind: "pending"; key: string; entry: OutboxEntry; continues: boolean }
  /** `day`: local day, `2026-11-24`. */
  | { kind: "day"; key: string; day: string }
  | { kind: "new"; key: string };

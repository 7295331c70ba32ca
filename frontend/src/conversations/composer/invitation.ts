/** What an empty composer says: where one writes. */
import { t } from "../../i18n";
import type { Room, Topic } from "../rooms.svelte";

export function invitation(room: Room, topic: Topic | null): string {
  if (topic) return t("conversations.writeTopic", { title: topic.card.title });
  if (room.card.kind === "direct") return t("conversations.writeTo", { name: room.name });
  return t("conversations.writeIn", { name: room.name });
}

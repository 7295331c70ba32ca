/** Words of conversations. */
import type { conversations as source } from "../fr/conversations";
import type { Translation } from "../types";

export const conversations: Translation<typeof source> = {
  "conversations.send": "Send",
};

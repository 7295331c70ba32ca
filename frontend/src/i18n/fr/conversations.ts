/** Words of conversations: the timeline, the composer, the outbox. */
export const conversations = {
  "conversations.send": "Envoyer",
} as const;

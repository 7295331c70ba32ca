import { describe, expect, it } from "vitest";
import type { LiveEvent, MessageCard, PublicationCard } from "../api/shapes";
import "./publications";
import { reduce } from "./reducers";
import { emptyState, type HeldPublication, type LiveState } from "./state";

const STREAM = "room:feed";

function message(id: string, seq: number, fields: Partial<MessageCard> = {}): MessageCard {
  return {
    id,
    room: "feed",
    seq,
    topic: null,
    author: { id: "bruno", name: "Bruno", kind: "member", avatar: null },
    text: id,
    html: `<p>${id}</p>`,
    client_id: id,
    posted_at: "2026-11-26T10:00:00.000Z",
    edited_at: null,
    reply_to: null,
    mentions: [],
    attachments: [],
    reactions: [],
    card: null,
    ...fields,
  };
}

function card(fields: Partial<PublicationCard> = {}): PublicationCard {
  return {
    id: "quay",
    community: "rivages",
    title: "Un quai électrique",
    message: message("root", 3, { card: { kind: "publication", id: "quay" } }),
    comments_count: 1,
    shares_count: 0,
    abilities: { comment: true },
    reason: null,
    ...fields,
  };
}

function stateWith(held: Partial<HeldPublication> = {}): LiveState {
  const state = emptyState("ada");
  state.publications.quay = { card: card(), at: 5, comments: null, ...held };
  state.freshPublications.feed = [];
  return state;
}

const posted = (one: MessageCard): LiveEvent => ({
  type: "message.posted",
  stream: STREAM,
  seq: one.seq,
  message: one,
});

describe("the publications on screen", () => {
  it("count a comment once, and only one that they did not hold", () => {
    const state = stateWith({ comments: [] });
    const comment = message("bravo", 6, { reply_to: "root" });
    for (const one of [comment, comment, message("old", 5, { reply_to: "root" })]) {
      reduce(state, posted(one));
    }
    expect(state.publications.quay?.card.comments_count).toBe(2);
    expect(state.publications.quay?.comments?.map(({ id }) => id)).toEqual(["old", "bravo"]);
  });

  it("tell what others published, not what one published oneself, nor comments", () => {
    const state = stateWith();
    const reference = { kind: "publication", id: "new" };
    reduce(state, posted(message("m", 7, { card: reference })));
    reduce(state, posted(message("m", 7, { card: reference })));
    const ada = { id: "ada", name: "Ada", kind: "member", avatar: null };
    reduce(state, posted(message("mine", 8, { author: ada, card: { ...reference, id: "mine" } })));
    reduce(state, posted(message("c", 9, { reply_to: "root" })));
    expect(state.freshPublications.feed).toEqual(["new"]);
  });

  it("follow edits, reactions, counts and deletions of themselves and their comments", () => {
    const comments = [message("bravo", 4, { reply_to: "root" })];
    const state = stateWith({ comments });
    const edited = message("root", 3, { text: "Deux", edited_at: "2026-11-26T11:00:00.000Z" });
    reduce(state, { type: "message.edited", stream: STREAM, seq: 6, message: edited });
    for (const [seq, id] of [
      [7, "root"],
      [8, "bravo"],
    ] as const) {
      const reaction = { message_id: id, emoji: "👍", person: "ada" };
      reduce(state, { type: "reaction.added", stream: STREAM, seq, ...reaction });
    }
    const held = state.publications.quay;
    expect(held?.card.message.text).toBe("Deux");
    expect(held?.card.message.reactions).toEqual([{ emoji: "👍", people: ["ada"] }]);
    expect(held?.comments?.[0]?.reactions).toHaveLength(1);
    const counts = { publication_id: "quay", comments_count: 0, shares_count: 2 };
    reduce(state, { type: "publication.changed", stream: STREAM, seq: 9, ...counts });
    reduce(state, { type: "message.deleted", stream: STREAM, seq: 10, message_id: "bravo" });
    expect(held?.comments).toEqual([]);
    expect(held?.card).toMatchObject({ comments_count: 0, shares_count: 2 });
    reduce(state, { type: "message.deleted", stream: STREAM, seq: 11, message_id: "root" });
    expect(state.publications.quay).toBeNull();
  });

  it("are read again when a room that shows them says that they are another now", () => {
    const state = stateWith();
    const changed = { type: "card.changed", stream: "room:quai", seq: 1 } as const;
    reduce(state, { ...changed, card: { kind: "publication", id: "quay" } });
    reduce(state, { ...changed, card: { kind: "publication", id: "elsewhere" } });
    reduce(state, { ...changed, card: { kind: "poll", id: "quay" } });
    expect(state.stale.publications).toEqual({ quay: true });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import {
  forgetConversations,
  forgetEverything,
  forgetReadings,
  KEPT_CONVERSATIONS,
  KEPT_MESSAGES,
  keepConversation,
  keepDraft,
  keptConversation,
  keptDrafts,
  recall,
  remember,
  type Shelved,
  shelve,
  shelvedPosts,
} from "./store";
import { message } from "./testing/fakes";

const post: Shelved = {
  client_id: "c1",
  person: "ada",
  room: "quay",
  topic: null,
  new_topic: null,
  reply_to: null,
  text: "pas encore partie",
  created_at: "2026-11-23T10:00:00.000Z",
  state: "waiting",
  problem: null,
};

beforeEach(() => forgetEverything());

describe("what the browser keeps", () => {
  it("is the end of the last conversations", async () => {
    const messages = Array.from({ length: 80 }, (_, index) => message(index + 1));
    for (let room = 0; room < KEPT_CONVERSATIONS + 3; room += 1) {
      await keepConversation(`room${room}`, messages);
    }
    expect(await keptConversation("room2")).toBeUndefined();
    const kept = await keptConversation("room3");
    expect(kept).toHaveLength(KEPT_MESSAGES);
    expect(kept?.at(-1)?.id).toBe("m80");
  });

  it("keeps a conversation that is used from being forgotten", async () => {
    for (let room = 0; room < KEPT_CONVERSATIONS; room += 1) {
      await keepConversation(`room${room}`, [message(1)]);
    }
    await keepConversation("room0", [message(1), message(2)]);
    await keepConversation("another", [message(1)]);
    expect(await keptConversation("room0")).toHaveLength(2);
    expect(await keptConversation("room1")).toBeUndefined();
  });

  it("goes with the room, its topics included", async () => {
    for (const key of ["quay", "quay/docks", "yard"]) await keepConversation(key, [message(1)]);
    await forgetConversations("quay");
    expect(await keptConversation("quay")).toBeUndefined();
    expect(await keptConversation("quay/docks")).toBeUndefined();
    expect(await keptConversation("yard")).toHaveLength(1);
  });

  it("leaves what was written to its author when the session ends by itself", async () => {
    await remember("community", "rivages");
    await keepConversation("quay", [message(1)]);
    await keepDraft({ key: "quay", text: "brouillon" });
    await shelve(post);
    await forgetReadings();
    expect(await recall("community")).toBeUndefined();
    expect(await keptConversation("quay")).toBeUndefined();
    expect(await keptDrafts()).toEqual([{ key: "quay", text: "brouillon" }]);
    expect(await shelvedPosts("ada")).toHaveLength(1);
    expect(await shelvedPosts("bruno")).toEqual([]);
  });

  it("is nothing after signing out", async () => {
    await keepDraft({ key: "quay", text: "brouillon" });
    await shelve(post);
    await forgetEverything();
    expect(await keptDrafts()).toEqual([]);
    expect(await shelvedPosts("ada")).toEqual([]);
  });
});

/**
 * What this browser keeps between visits, in IndexedDB: who was signed in, the rooms, the last conversations,
 * the outbox and the drafts. Where IndexedDB is refused, everything works but nothing is kept.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type {
  CommunityCard,
  Id,
  Me,
  MessageCard,
  OutboxEntry,
  RoomCard,
  SectionCard,
} from "../api/shapes";
import { letGo } from "../files/held";

const NAME = "chatcore";
const VERSION = 1;
/** The last conversations that can be read without a connection, and how much of each. */
export const KEPT_CONVERSATIONS = 20;
export const KEPT_MESSAGES = 50;

/** A post on its way, in the order of writing (`order`), which no clock decides. */
export interface Shelved extends OutboxEntry {
  order?: number;
  person: Id;
}

interface KeptConversation {
  key: string;
  /** Grows with each save: the least are forgotten first. */
  turn: number;
  messages: MessageCard[];
}

export interface Draft {
  key: string;
  text: string;
  /** The message that it answers. */
  reply?: Id | null;
  /** The revision that the server has of it, and what it said then. */
  base?: number;
  synced?: string;
}

interface Kept extends DBSchema {
  facts: { key: string; value: unknown };
  conversations: { key: string; value: KeptConversation; indexes: { turn: number } };
  outbox: { key: number; value: Shelved; indexes: { client_id: Id } };
  drafts: { key: string; value: Draft };
}

export interface Facts {
  me: Me;
  rooms: RoomCard[];
  sections: SectionCard[];
  communities: CommunityCard[];
  community: Id;
}

let opening: Promise<IDBPDatabase<Kept> | null> | null = null;

function open(): Promise<IDBPDatabase<Kept> | null> {
  opening ??= openDB<Kept>(NAME, VERSION, {
    upgrade(database) {
      database.createObjectStore("facts");
      const conversations = database.createObjectStore("conversations", { keyPath: "key" });
      conversations.createIndex("turn", "turn");
      const outbox = database.createObjectStore("outbox", {
        keyPath: "order",
        autoIncrement: true,
      });
      outbox.createIndex("client_id", "client_id", { unique: true });
      database.createObjectStore("drafts", { keyPath: "key" });
    },
    blocking(_current, _blocked, event) {
      // A newer version of the application waits for the database in another tab.
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated() {
      opening = null;
    },
  }).catch(() => null);
  return opening;
}

/** Runs `act` on the database; answers `otherwise` where there is none or it fails. */
async function using<T>(
  act: (database: IDBPDatabase<Kept>) => Promise<T>,
  otherwise: T,
): Promise<T> {
  const database = await open();
  if (!database) return otherwise;
  try {
    return await act(database);
  } catch {
    return otherwise;
  }
}

export function recall<F extends keyof Facts>(fact: F): Promise<Facts[F] | undefined> {
  return using(
    async (database) => (await database.get("facts", fact)) as Facts[F] | undefined,
    undefined,
  );
}

export async function remember<F extends keyof Facts>(fact: F, value: Facts[F]): Promise<void> {
  await using(async (database) => void (await database.put("facts", value, fact)), undefined);
}

export async function keepConversation(key: string, messages: MessageCard[]): Promise<void> {
  await using(async (database) => {
    const transaction = database.transaction("conversations", "readwrite");
    const latest = await transaction.store.index("turn").openCursor(null, "prev");
    const turn = (latest?.value.turn ?? 0) + 1;
    await transaction.store.put({ key, turn, messages: messages.slice(-KEPT_MESSAGES) });
    const excess = (await transaction.store.count()) - KEPT_CONVERSATIONS;
    let oldest = excess > 0 ? await transaction.store.index("turn").openCursor() : null;
    for (let gone = 0; oldest && gone < excess; gone += 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await transaction.done;
  }, undefined);
}

export function keptConversation(key: string): Promise<MessageCard[] | undefined> {
  return using(async (database) => (await database.get("conversations", key))?.messages, undefined);
}

/** Forgets one conversation, or all of those whose key begins with a room's id. */
export async function forgetConversations(room: Id | null = null): Promise<void> {
  await using(async (database) => {
    if (room === null) return database.clear("conversations");
    await database.delete("conversations", IDBKeyRange.bound(room, `${room}/\uffff`));
  }, undefined);
}

export function shelvedPosts(person: Id): Promise<Shelved[]> {
  return using(async (database) => {
    const all = await database.getAll("outbox");
    return all.filter((post) => post.person === person);
  }, []);
}

/** Puts a post on the shelf, or its new state in its place. False when this browser keeps nothing. */
export function shelve(post: Shelved): Promise<boolean> {
  return using(async (database) => {
    const transaction = database.transaction("outbox", "readwrite");
    const order = await transaction.store.index("client_id").getKey(post.client_id);
    const { order: _given, ...plain } = post;
    await transaction.store.put(order === undefined ? plain : { ...plain, order });
    await transaction.done;
    return true;
  }, false);
}

/** Changes a post that is still on the shelf; one that another tab took off stays off. */
export async function reshelve(post: Shelved): Promise<void> {
  await using(async (database) => {
    const transaction = database.transaction("outbox", "readwrite");
    const order = await transaction.store.index("client_id").getKey(post.client_id);
    if (order !== undefined) await transaction.store.put({ ...post, order });
    await transaction.done;
  }, undefined);
}

export async function unshelve(clientId: Id): Promise<void> {
  await using(async (database) => {
    const order = await database.getKeyFromIndex("outbox", "client_id", clientId);
    if (order !== undefined) await database.delete("outbox", order);
  }, undefined);
}

export function keptDrafts(): Promise<Draft[]> {
  return using((database) => database.getAll("drafts"), []);
}

/** An empty one that the server knows is kept: that it is empty may still have to be told. */
export async function keepDraft(draft: Draft): Promise<void> {
  await using(async (database) => {
    if (draft.text === "" && !draft.base) await database.delete("drafts", draft.key);
    else await database.put("drafts", draft);
  }, undefined);
}

/** What may be read without a session goes; what was written and not sent stays for its author. */
export async function forgetReadings(): Promise<void> {
  await using(async (database) => {
    await Promise.all([database.clear("conversations"), database.clear("facts")]);
  }, undefined);
}

/** Everything goes: signed out by choice, or somebody else signs in. */
export async function forgetEverything(): Promise<void> {
  letGo();
  await forgetReadings();
  await using(async (database) => {
    await Promise.all([database.clear("outbox"), database.clear("drafts")]);
  }, undefined);
}

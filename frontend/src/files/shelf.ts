/** Files that are on their way, in IndexedDB: a reload, or a day without network, loses none of them. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Id } from "../api/shapes";
import { SHELF } from "./held";

/** What is chosen, and how far it has come. `file` is its id on the server, once it was announced there. */
export interface Waiting {
  key: string;
  room: Id;
  blob: Blob;
  name: string;
  alt: string;
  duration: number | null;
  peaks: number[];
  file: Id | null;
  kept_at: number;
}

interface Shelf extends DBSchema {
  files: { key: string; value: Waiting };
}

/** The server keeps what was not posted for a day; a pending message may wait a little longer. */
const KEPT = 7 * 24 * 3600 * 1000;

let opening: Promise<IDBPDatabase<Shelf> | null> | null = null;

function open(): Promise<IDBPDatabase<Shelf> | null> {
  opening ??= openDB<Shelf>(SHELF, 1, {
    upgrade: (database) => void database.createObjectStore("files", { keyPath: "key" }),
    // Somebody signs out, perhaps in another tab.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
      here.clear();
    },
  })
    .then(async (database) => {
      const old = Date.now() - KEPT;
      for (const one of await database.getAll("files")) {
        if (one.kept_at < old) await database.delete("files", one.key);
      }
      return database;
    })
    .catch(() => null);
  return opening;
}

/** Where the browser keeps nothing, what is chosen lives as long as the page. */
const here = new Map<string, Waiting>();

export async function keep(one: Waiting): Promise<void> {
  here.set(one.key, one);
  const database = await open();
  await database?.put("files", one).catch(() => undefined);
}

export async function kept(key: string): Promise<Waiting | undefined> {
  const held = here.get(key);
  if (held) return held;
  const database = await open();
  const found = await database?.get("files", key).catch(() => undefined);
  if (found) here.set(key, found);
  return found;
}

export async function forget(key: string): Promise<void> {
  here.delete(key);
  const database = await open();
  await database?.delete("files", key).catch(() => undefined);
}

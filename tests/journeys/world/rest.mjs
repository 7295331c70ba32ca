/** The same people by REST, to lay out rooms before a journey and to check what is true after it. */
import { randomUUID } from "node:crypto";
import { BASE, run } from "./server.mjs";

const tokens = new Map();

/** One person at the REST door: `await as("bruno").get("/rooms/")`. Throws on every refusal. */
export function as(name) {
  const email = `${name}@rivages.example`;
  async function ask(method, path, body) {
    if (!tokens.has(name)) tokens.set(name, run("token", email));
    const form = body instanceof FormData;
    const answer = await fetch(path.startsWith("http") ? path : `${BASE}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await tokens.get(name)}`,
        ...(body && !form ? { "Content-Type": "application/json" } : {}),
      },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name}: ${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  return {
    get: (path) => ask("GET", path),
    post: (path, body = {}) => ask("POST", path, body),
    put: (path, body) => ask("PUT", path, body),
    patch: (path, body) => ask("PATCH", path, body),
    del: (path) => ask("DELETE", path),
    say: (room, text, more = {}) =>
      ask("POST", `/rooms/${room.id ?? room}/messages/`, { text, client_id: randomUUID(), ...more }),
    /** The texts of a room, oldest first. */
    texts: async (room) =>
      (await ask("GET", `/rooms/${room.id ?? room}/messages/?limit=100`)).results
        .map((message) => message.text)
        .reverse(),
  };
}

export async function community() {
  return (await as("ada").get("/communities/")).results[0];
}

export async function person(name) {
  return as(name).get("/me/");
}

/** A new room of ada's with these people in it. */
export async function roomOf(kind, name, people = ["bruno", "chloe"], more = {}) {
  const ids = await Promise.all(people.map(async (one) => (await person(one)).id));
  const { id } = await community();
  return as("ada").post("/rooms/", {
    kind, name, community: id, visibility: "private", people: ids, ...more,
  });
}

/** A thème of a room, by its first message. */
export async function topicOf(room, title, author = "ada") {
  await as(author).say(room, `${title} : pour commencer`, { new_topic: title });
  const { results } = await as(author).get(`/rooms/${room.id}/topics/`);
  return results.find((topic) => topic.title === title);
}

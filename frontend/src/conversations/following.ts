/** Ties the rooms to the live connection: loads what events made uncertain, drops what is gone. */
import { ApiProblem } from "../api/client";
import type { Id } from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";
import { forgetConversations } from "../live/store";
import { people } from "../people/people.svelte";
import { dropClosedWindows } from "./kept";
import { rooms } from "./rooms.svelte";

/** Reloading is spread over this many ms, so that a whole room does not ask at once. */
const SPREAD = 1_500;
const SOON = 200;
/** The list is kept for the next visit when it has not changed for so long. */
const KEEP = 5_000;

let refreshing: ReturnType<typeof setTimeout> | undefined;
let keeping: ReturnType<typeof setTimeout> | undefined;

connection.follow(["user", "room"], {
  load: (streams) => rooms.loadStreams(streams),
  gone: (stream) => {
    if (stream.startsWith("room:")) rooms.forget(stream.slice("room:".length));
  },
});

connection.dropped.on(() => void forgetConversations());

connection.on("room.joined", ({ room }) => {
  delete live.stale.rooms[room];
  void connection.reload([`room:${room}`]);
});
connection.on("room.left", ({ room }) => {
  connection.leave(`room:${room}`);
});
// Windows that nobody looks at do not hold what came into them.
for (const type of ["message.moved", "topic.merged"] as const)
  connection.on(type, ({ stream }) => dropClosedWindows(stream.slice("room:".length)));
connection.on("message.posted", ({ message }) => people.learn([message.author]));

connection.on("sections.arranged", () => {
  void import("./arranging/sections.svelte").then(({ readSections }) => readSections());
});

connection.heard.on((event) => {
  if (!("seq" in event)) return;
  clearTimeout(keeping);
  keeping = setTimeout(() => rooms.keep(), KEEP);
  const { stale } = live;
  if (Object.keys(stale.rooms).length === 0 && Object.keys(stale.topics).length === 0) return;
  if (refreshing === undefined) refreshing = setTimeout(refresh, SOON + Math.random() * SPREAD);
});

function refresh(): void {
  refreshing = undefined;
  const ids = new Set<Id>([...Object.keys(live.stale.rooms), ...Object.keys(live.stale.topics)]);
  for (const id of ids) {
    delete live.stale.rooms[id];
    if (!live.rooms[id]) delete live.stale.topics[id];
    else void rooms.refresh(id).catch((caught: unknown) => lost(id, caught));
  }
}

/** A public room that one was only looking at, and that is private now, is there no more. */
function lost(id: Id, caught: unknown): void {
  if (caught instanceof ApiProblem && caught.status === 404) rooms.forget(id);
}

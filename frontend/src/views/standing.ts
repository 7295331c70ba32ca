/** What one may do changed in a community: its card follows, and the rooms that hang on it. */
import { communities } from "../communities/communities.svelte";
import { rooms } from "../conversations/rooms.svelte";
import { connection } from "../live/connection.svelte";

/** Reloading is spread over this many ms, so that a whole community does not ask at once. */
const SPREAD = 700;
let waiting = false;

connection.on("roles.changed", ({ stream, roles }) => {
  if (communities.applyRoles(stream.slice("community:".length), roles)) soon();
});

connection.on("abilities.changed", ({ community, belongs }) => {
  if (community && belongs !== false) soon();
});

function soon(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    void rooms.load().catch(() => undefined);
  }, Math.random() * SPREAD);
}

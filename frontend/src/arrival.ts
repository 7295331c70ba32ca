/** What begins when somebody signs in, and ends when they leave: the domains, tied together once. */
import type { Me } from "./api/shapes";
import { communities } from "./communities/communities.svelte";
import { drafts } from "./conversations/drafts.svelte";
import "./conversations/following";
import "./views/standing";
import { forgetWindows, saveWindows } from "./conversations/kept";
import { readMarks } from "./conversations/reading";
import { rooms } from "./conversations/rooms.svelte";
import { typing } from "./conversations/typing.svelte";
import { connection } from "./live/connection.svelte";
import { outbox } from "./live/sending";
import { clearState, live } from "./live/state.svelte";
import { people } from "./people/people.svelte";
import { presence } from "./presence/presence.svelte";
import { session } from "./session/session.svelte";

let stops: (() => void)[] = [];

async function arrive(me: Me): Promise<void> {
  clearState(me.id);
  people.learn([me]);
  stops = [presence.start(), typing.start()];
  await Promise.all([communities.restore(), rooms.restore(), drafts.restore()]);
  if (session.me?.id !== me.id) return; // left again meanwhile
  connection.start();
  // By REST as well as by the streams: where websockets do not pass, one can still read.
  void communities.load().catch(() => undefined);
  void rooms.load().catch(() => undefined);
  await outbox.start(me.id);
}

function depart(): void {
  connection.stop();
  for (const stop of stops) stop();
  stops = [];
  outbox.stop();
  readMarks.clear();
  drafts.clear();
  forgetWindows();
  rooms.clear();
  communities.clear();
  people.clear();
  clearState(null);
}

/** Ties the domains to the session. Call once, before the first screen. */
export function tieTogether(): void {
  session.entered.on((me) => void arrive(me));
  session.left.on(depart);
  connection.signedOut.on(() => void session.expire());
  addEventListener("pagehide", () => {
    drafts.flush();
    if (!live.viewer) return;
    saveWindows();
    rooms.keep();
  });
}

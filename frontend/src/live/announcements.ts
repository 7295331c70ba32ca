/** What events do to the announcements on screen. Pure, and the same event twice changes nothing more. */
import type { AnnouncementCard, Id, LiveEvent } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import type { LiveState } from "./state";

/** Puts a card that was read by REST in the state; `null`: it is not there, or not for this reader. */
export function putAnnouncement(state: LiveState, id: Id, card: AnnouncementCard | null): void {
  state.announcements[id] = card;
  delete state.stale.announcements[id];
}

function changed(state: LiveState, event: Of<"announcement.changed">): void {
  const held = state.announcements[event.announcement_id];
  if (!held) return;
  held.comments = event.comments;
  held.home_until = event.home_until;
  // Whether this reader may comment is said by the server.
  state.stale.announcements[held.id] = true;
}

function acknowledged(state: LiveState, event: Of<"announcement.acknowledged">): void {
  const held = state.announcements[event.announcement_id];
  if (held) held.read_at = event.read_at;
}

function counted(state: LiveState, event: Of<"announcement.counted">): void {
  const held = state.announcements[event.announcement_id];
  if (held) held.counts = { read: event.read, expected: event.expected };
}

function dismissed(state: LiveState, event: Of<"announcement.dismissed">): void {
  const held = state.announcements[event.announcement_id];
  if (held) held.dismissed = event.dismissed;
}

function deleted(state: LiveState, event: LiveEvent & { message_id: Id }): void {
  for (const card of Object.values(state.announcements))
    if (card?.message === event.message_id) state.announcements[card.id] = null;
}

reduces("announcements", {
  "announcement.changed": changed,
  "announcement.acknowledged": acknowledged,
  "announcement.counted": counted,
  "announcement.dismissed": dismissed,
  "message.deleted": deleted,
});

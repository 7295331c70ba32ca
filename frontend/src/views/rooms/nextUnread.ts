/** Where one goes next to read: the rooms with something unread, in the order of the sidebar, round and round. Pure. */
import type { Room } from "../../conversations/rooms.svelte";

const ORDER = ["announcement", "topic", "club", "direct"];

/**
 * The unread room after (`by` 1) or before (-1) the open one; null when nothing is unread elsewhere. `kept` stand in
 * sections of one's own, before the others and in their order.
 */
export function nextUnread(
  rooms: readonly Room[],
  open: string | undefined,
  by: 1 | -1,
  kept: readonly Room[] = [],
): Room | null {
  const others = rooms
    .filter((room) => !kept.includes(room))
    .filter(({ card }) => !card.archived_at && ORDER.includes(card.kind))
    .map((room, place) => ({ room, place }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.room.card.kind) - ORDER.indexOf(b.room.card.kind) || a.place - b.place,
    )
    .map(({ room }) => room);
  const listed = [...kept, ...others];
  const at = listed.findIndex(({ id }) => id === open);
  const from = at < 0 && by < 0 ? listed.length : at;
  for (let step = 1; step <= listed.length; step += 1) {
    const room = listed[(from + by * step + 2 * listed.length) % listed.length];
    if (room && room.id !== open && room.unread > 0) return room;
  }
  return null;
}

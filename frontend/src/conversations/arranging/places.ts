/** Where a room can be kept, as the entries of a menu: the sidebar's and the header's are the same. */

import { t } from "../../i18n";
import { live } from "../../live/state.svelte";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { toasts } from "../../shared/toasts.svelte";
import type { Room } from "../rooms.svelte";
import { MOST, place, sectionOf } from "./sections.svelte";

/** Puts a room among the favourites, or takes it out; what was done is told. */
export async function star(room: Room): Promise<void> {
  const kept = sectionOf(room)?.kind === "favourites";
  if (await place(room, kept ? null : "favourites"))
    toasts.done(t(kept ? "arranging.unstarred" : "arranging.starred", { name: room.name }));
}

export async function placeTold(room: Room, section: string | null, name: string): Promise<void> {
  if (!(await place(room, section))) return;
  toasts.done(
    section
      ? t("arranging.placed", { room: room.name, section: name })
      : t("arranging.unplaced", { name: room.name }),
  );
}

/** `name` asks for the name of a new section for the room. */
export function placesFor(room: Room, name: () => void): MenuEntry[] {
  const { kind, joined } = room.card;
  if (!joined || kind === "network") return [];
  const kept = sectionOf(room);
  const own = live.sections.filter((one) => one.kind === "own");
  const list: MenuEntry[] = [
    {
      label: t(kept?.kind === "favourites" ? "arranging.unstar" : "arranging.star"),
      icon: "star",
      act: () => void star(room),
    },
  ];
  if (own.length) list.push(null);
  for (const section of own)
    list.push({
      label: section.name,
      checked: section.id === kept?.id,
      act: () => {
        if (section.id !== kept?.id) void placeTold(room, section.id, section.name);
      },
    });
  if (own.length) list.push(null);
  if (own.length < MOST) list.push({ label: t("arranging.newFor"), icon: "plus", act: name });
  if (kept?.kind === "own")
    list.push({
      label: t("arranging.takeOut", { section: kept.name }),
      icon: "corner-down-right",
      act: () => void placeTold(room, null, ""),
    });
  return list;
}

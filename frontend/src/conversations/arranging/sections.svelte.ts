/** One's own sections: read, made, changed, put in order, and what is kept in each. Everything shows at once. */
import { asProblem, del, get, patch, post, put } from "../../api/client";
import type { Id, Page, RoomCard, SectionCard } from "../../api/shapes";
import "../../live/sections";
import { connection } from "../../live/connection.svelte";
import { live } from "../../live/state.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { type Room, rooms } from "../rooms.svelte";

/** As many as the server keeps. */
export const MOST = 30;
/** What could not be read is asked for again after so many ms. */
const AGAIN = 5_000;
let reading: Promise<void> | null = null;
let again = false;

/** Reads them again: what they are called is in no event. Two askers at once make one more reading. */
export function readSections(): Promise<void> {
  if (reading) again = true;
  reading ??= read().finally(() => {
    reading = null;
    if (again) {
      again = false;
      void readSections();
    }
  });
  return reading;
}

async function read(): Promise<void> {
  try {
    const page = await get<Page<SectionCard>>("/sections/");
    live.sections = page.results;
    connection.settle(page.position);
    rooms.keep();
  } catch (caught) {
    const { status } = asProblem(caught);
    if (status < 400 || status >= 500) setTimeout(() => void readSections(), AGAIN);
  }
}

export const favourites = (): SectionCard | undefined =>
  live.sections.find(({ kind }) => kind === "favourites");

/** The section that a room is kept in. */
export function sectionOf(room: Room): SectionCard | undefined {
  return live.sections.find(({ id }) => id === room.card.section);
}

/** Keeps a room in a section, among the favourites, or (null) where it stands by itself; tells whether it is so now. */
export async function place(room: Room, section: Id | "favourites" | null): Promise<boolean> {
  const card = live.rooms[room.id];
  if (!card) return false;
  const before = card.section;
  const into = section === "favourites" ? favourites()?.id : section;
  // Favourites that are not there yet come with the answer.
  if (into !== undefined) keep(card, into);
  try {
    const answer = await put<RoomCard>(`/rooms/${room.id}/section/`, { section });
    const held = live.rooms[room.id];
    if (held) keep(held, answer.section ?? null);
    if (answer.section && !live.sections.some(({ id }) => id === answer.section))
      await readSections();
    return true;
  } catch (caught) {
    const held = live.rooms[room.id];
    if (held) keep(held, before ?? null);
    toasts.failed(asProblem(caught));
    return false;
  }
}

function keep(card: RoomCard, section: Id | null): void {
  if (section) card.section = section;
  else delete card.section;
}

/** Throws `ApiProblem`. */
export async function make(name: string): Promise<SectionCard> {
  const made = await post<SectionCard>("/sections/", { name });
  if (!live.sections.some(({ id }) => id === made.id)) live.sections = [...live.sections, made];
  return made;
}

/** Throws `ApiProblem`, and shows again what was. */
export async function change(
  id: Id,
  fields: Partial<Pick<SectionCard, "name" | "sort" | "folded">>,
): Promise<void> {
  const held = live.sections.find((one) => one.id === id);
  const before = held && { ...held };
  if (held) Object.assign(held, fields);
  try {
    await patch(`/sections/${id}/`, fields);
  } catch (caught) {
    if (held && before) Object.assign(held, before);
    throw caught;
  }
}

/** Throws `ApiProblem`. */
export async function remove(id: Id): Promise<void> {
  await del(`/sections/${id}/`);
  live.sections = live.sections.filter((one) => one.id !== id);
  for (const room of Object.values(live.rooms)) if (room.section === id) delete room.section;
}

/** Puts one where another is. */
export async function move(id: Id, to: Id): Promise<void> {
  const before = live.sections;
  const from = before.findIndex((one) => one.id === id);
  const goal = before.findIndex((one) => one.id === to);
  const moved = before[from];
  if (!moved || goal < 0 || from === goal) return;
  live.sections = before.toSpliced(from, 1).toSpliced(goal, 0, moved);
  try {
    await put("/sections/order/", { sections: live.sections.map((one) => one.id) });
  } catch (caught) {
    live.sections = before;
    toasts.failed(asProblem(caught));
  }
}

/** Links inside the site: the way to their goals, and the events after which these are others. Pure. */
import type { EphemeralEvent, Id, LiveEvent } from "../../api/shapes";
import type { rich } from "../../i18n/fr/rich";

type Words = keyof typeof rich;
export type Kind = Words extends infer K
  ? K extends `rich.goal.${infer Name}`
    ? Name
    : never
  : never;

const CHANGING: ReadonlySet<string> = new Set([
  "message.edited",
  "message.deleted",
  "message.restored",
  "message.moved",
  "topic.changed",
  "topic.merged",
  "room.changed",
  "room.archived",
  "card.changed",
  "publication.changed",
  "poll.changed",
  "announcement.changed",
  "project.changed",
  "project.removed",
  "club.changed",
  "group.changed",
  "group.removed",
]);

/** One may see more after these, or less. */
const OPENING: ReadonlySet<string> = new Set(["room.joined", "room.left", "abilities.changed"]);

type AnyEvent = LiveEvent | EphemeralEvent;

export const opens = (event: AnyEvent): boolean => OPENING.has(event.type);

/** The ids of what an event says to be another now: named by itself, in a list, or as the `id` of an object. */
export function changedBy(event: AnyEvent): Id[] {
  if (!CHANGING.has(event.type)) return [];
  return Object.values(event).flatMap((value): Id[] => {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
    return typeof value?.id === "string" ? [value.id] : [];
  });
}

/** The way inside this page, whatever the name by which the site is reached. */
export function wayTo(url: string): string {
  const { pathname, search } = new URL(url, location.origin);
  return pathname + search;
}

/** The live protocol as the browser names it: commands and what they answer, events with their cards sharpened. */
import type * as Wire from "./live";
import type {
  AccordShape,
  ComponentCard,
  GroupShape,
  Id,
  MessageCard,
  OpeningNotice,
  Presence,
  PresenceState,
  Problem,
  ProjectShape,
  RoomShape,
} from "./shapes";

// ---- live: client → server -------------------------------------------------------------------

/** A command without its `ref`, which the socket gives. */
type Unnamed<C> = C extends { ref: string } ? Omit<C, "ref"> : never;
export type LiveCommand = Unnamed<Wire.LiveCommand>;
export type PostCommand = Extract<LiveCommand, { type: "message.post" }>;

export interface Counts {
  unread: number;
  mentions: number;
}

export type ResumeAnswer =
  | { head: number; replayed: number }
  | { head: number; limited: true }
  | { gone: true };

/** What a command answers, by its type. */
export type LiveResults = Omit<Wire.LiveResults, "stream.resume" | "presence.watch"> & {
  "stream.resume": Record<string, ResumeAnswer>;
  "presence.watch": Record<Id, PresenceState>;
};

export type LiveReply =
  | { type: "reply"; ref: string | null; ok: true; result: unknown }
  | { type: "reply"; ref: string | null; ok: false; error: Problem };

// ---- live: server → client -------------------------------------------------------------------

export type Hello = Wire.Hello;

/** An event with the cards in it sharpened as in `shapes.ts`. */
type Sharp<E> = E extends { room: Wire.RoomCard }
  ? Omit<E, "room"> & { room: RoomShape }
  : E extends { message: Wire.MessageCard }
    ? Omit<E, "message"> & { message: MessageCard }
    : E extends { group: Wire.GroupCard }
      ? Omit<E, "group"> & { group: GroupShape }
      : E extends { accord: Wire.AccordCard }
        ? Omit<E, "accord"> & { accord: AccordShape }
        : E extends { component: Wire.ComponentCard }
          ? Omit<E, "component"> & { component: ComponentCard }
          : E extends { notice: Wire.OpeningNoticeCard }
            ? Omit<E, "notice"> & { notice: OpeningNotice }
            : E extends { project: Wire.ProjectCard }
              ? Omit<E, "project"> & { project: ProjectShape }
              : E;

/** What has a place in a stream, and is applied in its order. */
export type LiveEvent = Sharp<Extract<Wire.LiveEvent, { seq: number }>>;

type Passing = Exclude<Wire.LiveEvent, { seq: number } | Wire.PresenceChanged>;
/** What is true for a moment only. */
export type EphemeralEvent =
  | Passing
  | {
      type: "presence.changed";
      people: Record<Id, Presence>;
      said?: Record<Id, Partial<Presence>>;
    };

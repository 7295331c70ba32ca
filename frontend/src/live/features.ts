/**
 * The features of which the reducers are fetched when they are first wanted, and the events that they hear. What the
 * first screen shows is not here: it is in `reducers.ts`. See docs/how-to/keep-the-first-load-small.md.
 */
import type { LiveEvent } from "../api/shapes";
import type { LiveState } from "./state";

export type EventType = LiveEvent["type"];
export type Of<T extends EventType> = Extract<LiveEvent, { type: T }>;

export interface Feature {
  /** Brings the module that calls `reduces` with the feature's name. */
  load: () => Promise<unknown>;
  /** Events that change nothing but this feature, or features like it. */
  own: readonly EventType[];
  /** Events that `reducers.ts` has too; the feature hears them after it. */
  also?: readonly EventType[];
  /**
   * Whether the state has anything that these events could change. Only where the feature's own code puts what is its own
   * in the state: without it, there is nothing to change and nothing to fetch. Left out, every event fetches.
   */
  holds?: (state: LiveState) => boolean;
}

const some = (record: object): boolean => {
  for (const _ in record) return true;
  return false;
};

export const features = {
  groups: {
    load: () => import("./groups"),
    own: ["group.created", "group.changed", "group.removed", "statuses.changed"],
    holds: (state) => some(state.groups) || some(state.statuses),
  },
  accords: {
    load: () => import("./accords"),
    own: ["accord.requested", "accord.decided", "accord.changed"],
    holds: (state) => some(state.accords),
  },
  components: {
    load: () => import("./components"),
    own: ["component.created", "component.changed", "component.removed"],
    holds: (state) => some(state.components),
  },
  projects: {
    load: () => import("./projects"),
    own: ["project.created", "project.changed", "project.removed"],
    holds: (state) => some(state.projects),
  },
  polls: {
    load: () => import("./polls"),
    own: ["poll.changed", "poll.counted", "poll.voted"],
    also: ["message.deleted"],
    holds: (state) => some(state.polls),
  },
  announcements: {
    load: () => import("./announcements"),
    own: [
      "announcement.changed",
      "announcement.acknowledged",
      "announcement.counted",
      "announcement.dismissed",
    ],
    also: ["message.deleted"],
    holds: (state) => some(state.announcements),
  },
  topics: {
    load: () => import("./topics"),
    own: ["message.moved", "topic.merged", "topic.followed"],
  },
  sections: {
    load: () => import("./sections"),
    own: ["room.placed", "sections.arranged"],
  },
  emoji: {
    load: () => import("./emoji"),
    own: ["emoji.changed"],
    holds: (state) => some(state.emoji),
  },
  previews: {
    load: () => import("./previews"),
    own: ["preview.changed"],
    holds: (state) => some(state.previews),
  },
  publications: {
    load: () => import("./publications"),
    own: ["publication.changed", "card.changed"],
    also: [
      "message.posted",
      "message.edited",
      "message.deleted",
      "message.restored",
      "reaction.added",
      "reaction.removed",
    ],
    holds: (state) => some(state.publications) || some(state.freshPublications),
  },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof features;
type Features = typeof features;
type Heard<F extends Features[FeatureName]> =
  | F["own"][number]
  | (F extends { also: readonly (infer T)[] } ? T & EventType : never);

/** The events that have no reducer of the first load. */
export type OwnEvent = Features[FeatureName]["own"][number];

/** What the module of a feature hands over: a reducer for each event that it hears. */
export type Handles<N extends FeatureName> = {
  [T in Heard<Features[N]>]: (state: LiveState, event: Of<T>) => void;
};

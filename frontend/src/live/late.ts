/**
 * Reducers that come after the first load. An event that comes before them waits for them: what waits is applied in the
 * order in which it came, at the moment at which they are there, before anything else of the feature happens.
 */
import type { LiveEvent } from "../api/shapes";
import { type EventType, type Feature, type FeatureName, features, type Handles } from "./features";
import type { LiveState } from "./state";

type Reducer = (state: LiveState, event: LiveEvent) => void;
type Reducers = Partial<Record<EventType, Reducer>>;

/** Code that could not be had (no network) is asked for again after so many ms. */
const AGAIN = 5_000;

interface Coming {
  /** What to apply, in order, when it has come. */
  waiting: (() => void)[];
}

const all = Object.entries(features) as [FeatureName, Feature][];
const there = new Map<FeatureName, Reducers>();
const coming = new Map<FeatureName, Coming>();

/** Called by the module of a feature as it is loaded: its reducers are there, and what waited for them is applied. */
export function reduces<N extends FeatureName>(name: N, reducers: Handles<N>): void {
  there.set(name, reducers as unknown as Reducers);
  const late = coming.get(name);
  coming.delete(name);
  for (const apply of late?.waiting ?? []) apply();
}

/**
 * Lets every feature that hears this event change the state. Answers a promise when the code of one of those whose own
 * event it is must come first; it is kept when the event has been applied.
 */
export function reduceLate(state: LiveState, event: LiveEvent): Promise<void> | undefined {
  let applied: Promise<void> | undefined;
  for (const [name, { own, also, holds }] of all) {
    const its = own.includes(event.type);
    if (!its && !also?.includes(event.type)) continue;
    const reducer = there.get(name)?.[event.type];
    if (reducer) reducer(state, event);
    else if (coming.has(name) || !holds || holds(state)) {
      const done = wait(name, state, event);
      if (its) applied = done;
    }
  }
  return applied;
}

/** Somebody else's state begins: what waited for the last one's is of no use. */
export function forgetWaiting(): void {
  for (const late of coming.values()) late.waiting = [];
}

function wait(name: FeatureName, state: LiveState, event: LiveEvent): Promise<void> {
  let late = coming.get(name);
  if (!late) {
    late = { waiting: [] };
    coming.set(name, late);
    fetchCode(name);
  }
  const { waiting } = late;
  return new Promise((resolve) => {
    waiting.push(() => {
      there.get(name)?.[event.type]?.(state, event);
      resolve();
    });
  });
}

function fetchCode(name: FeatureName): void {
  features[name].load().catch(() => {
    setTimeout(() => {
      if (coming.has(name)) fetchCode(name);
    }, AGAIN);
  });
}

/** What live events do to the requests for agreement that were read, or told, here. */
import type { AccordCard, Id } from "../api/shapes";
import type { Of } from "./features";
import { reduces } from "./late";
import type { LiveState } from "./state";

export function putAccords(state: LiveState, accords: AccordCard[]): void {
  for (const accord of accords) {
    state.accords[accord.id] = accord;
    delete state.stale.accords[accord.id];
  }
}

export function dropAccord(state: LiveState, accord: Id): void {
  delete state.accords[accord];
  delete state.stale.accords[accord];
}

type AccordTold = Of<"accord.requested" | "accord.decided" | "accord.changed">;

/** What one may do with a request hangs on its state: it is read again by REST. */
function accordTold(state: LiveState, { accord }: AccordTold): void {
  const held = state.accords[accord.id];
  const abilities = held?.state === accord.state ? held.abilities : {};
  state.accords[accord.id] = { ...accord, abilities };
  state.stale.accords[accord.id] = true;
}

reduces("accords", {
  "accord.requested": accordTold,
  "accord.decided": accordTold,
  "accord.changed": accordTold,
});

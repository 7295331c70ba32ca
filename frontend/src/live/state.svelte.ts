/** The one live state of this page, reactive. */
import { forgetWaiting } from "./late";
import { emptyState, type LiveState } from "./state";

export const live: LiveState = $state(emptyState());

/** Forgets everything about the last viewer. */
export function clearState(viewer: string | null): void {
  forgetWaiting();
  Object.assign(live, emptyState(viewer));
}

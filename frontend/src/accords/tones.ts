/** How the state of a request is coloured, beside being said. */
import type { AccordState } from "../api/shapes";

export const TONES: Record<AccordState, "neutral" | "success" | "warning" | "danger" | "info"> = {
  pending: "info",
  granted: "success",
  refused: "danger",
  withdrawn: "neutral",
  expired: "neutral",
  stale: "warning",
  void: "neutral",
};

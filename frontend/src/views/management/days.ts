/** Days, as people choose them, in moments, as the server takes them. */
import type { Instant } from "../../api/shapes";

/** The first moment of a day (`2026-11-26`) where the reader is. */
export function startOf(day: string): Instant {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** The last moment of a day: who serves until the 30th serves on the 30th. */
export function endOf(day: string): Instant {
  return new Date(`${day}T23:59:59`).toISOString();
}

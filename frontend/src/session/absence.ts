/** How long one was away from this device: told when one comes back after a while. Pure. */

/** Whoever was away for less has nothing to catch up with. */
export const LONG = 4 * 3_600_000;

/** When one left, if that is long enough ago; `seen` is the last sign of life that was kept, in ms. */
export function leftAt(seen: number | null, now: number): Date | null {
  if (seen === null || !Number.isFinite(seen) || seen > now) return null;
  return now - seen >= LONG ? new Date(seen) : null;
}

/** Long enough to finish a thought, short enough that others soon see it. */
const PAUSE_MS = 2_000;
/** Whoever writes without a pause is not to find that the last half hour was never saved. */
const LONGEST_MS = 15_000;

/**
 * How long an automatic save waits after a change: until typing pauses, but no longer than fifteen seconds in all.
 *
 * @param unsavedMs - for how long something has been waiting to be saved
 */
export function autosavePause(unsavedMs: number): number {
  return Math.max(0, Math.min(PAUSE_MS, LONGEST_MS - unsavedMs));
}

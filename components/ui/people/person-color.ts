/** Consecutive numbers get hues far apart: the golden angle. */
const GOLDEN_ANGLE = 137.508;

/** The colour of a person as CSS, from the number that the server gave them; readable on light and on dark. */
export function personColor(colour: number): string {
  return `oklch(0.64 0.13 ${((colour * GOLDEN_ANGLE) % 360).toFixed(1)})`;
}

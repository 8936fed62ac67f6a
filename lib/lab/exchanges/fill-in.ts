/**
 * Puts what a reference in braces stands for in its place, wherever one is in the value of a field. `meaning` is asked
 * for each, braces included, and answers `null` for what is no reference: that stays as it is.
 */
export function fillIn(value: string, meaning: (reference: string) => string | null): string {
  return value.replace(/\{[^{}]*\}/g, (reference) => meaning(reference) ?? reference);
}

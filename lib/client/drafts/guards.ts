/** Says whether an unknown value is of a kind. Nothing is copied: what was kept may be large. */
export type Guard = (value: unknown) => boolean;

export const string: Guard = (value) => typeof value === 'string';
export const number: Guard = (value) => typeof value === 'number';
export const boolean: Guard = (value) => typeof value === 'boolean';

/** Either is fine. */
const either =
  (...guards: readonly Guard[]): Guard =>
  (value) =>
    guards.some((guard) => guard(value));

/** `null` is fine too. */
export const nullable = (guard: Guard): Guard => either((value) => value === null, guard);

/** It may also be missing. */
export const optional = (guard: Guard): Guard => either((value) => value === undefined, guard);

/** One of these texts. */
export const oneOf =
  (...texts: readonly string[]): Guard =>
  (value) =>
    typeof value === 'string' && texts.includes(value);

/** An array of such. */
export const list =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(guard);

/** An object with at least these members. */
export function shape(members: Readonly<Record<string, Guard>>): Guard {
  const entries = Object.entries(members);
  return (value) => isRecord(value) && entries.every(([key, guard]) => guard(value[key]));
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Schema } from './parts';

export const text = { type: 'string' };
export const count = { type: 'integer', minimum: 0 };
export const uuid = { type: 'string', format: 'uuid' };
export const instant = { type: 'string', format: 'date-time' };

/** An object of which all members are there but the optional ones. */
export function object(
  properties: Readonly<Record<string, unknown>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

/**
 * Reads a value of unknown kind as what was agreed on; throws where it is something else. No library: every page loads this,
 * and answers need no more than what stands here.
 */
export type Shape<Value> = (value: unknown) => Value;

/** What a shape reads. */
export type Read<S extends Shape<unknown>> = ReturnType<S>;

type Members = Readonly<Record<string, Shape<unknown>>>;
type Absent<M extends Members> = {
  [Name in keyof M]: undefined extends Read<M[Name]> ? Name : never;
}[keyof M];
type ReadMembers<M extends Members> = {
  [Name in keyof (Omit<M, Absent<M>> & Partial<Pick<M, Absent<M>>>)]: Read<M[Name]>;
};

/** A value is not what was agreed on. */
class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

function refuse(wanted: string): never {
  throw new ShapeError(`Not ${wanted}.`);
}

/** The value as the shape reads it; `undefined` where it is something else. */
export function readAs<Value>(shape: Shape<Value>, value: unknown): Value | undefined {
  try {
    return shape(value);
  } catch (error) {
    if (error instanceof ShapeError) return undefined;
    throw error;
  }
}

export const string: Shape<string> = (value) => (typeof value === 'string' ? value : refuse('a string'));

export const number: Shape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse('a number');

export const boolean: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : refuse('a boolean'));

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (value) => words.find((word) => word === value) ?? refuse(words.join(' or '));
}

/** Also absent. */
export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value) => (value === undefined ? undefined : shape(value));
}

/** Also `null`. */
export function nullable<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value) => (value === null ? null : shape(value));
}

/** Also `null`, and also absent. */
export function nullish<Value>(shape: Shape<Value>): Shape<Value | null | undefined> {
  return optional(nullable(shape));
}

/** What stands for it where it is absent. */
export function otherwise<Value>(shape: Shape<Value>, instead: Value): Shape<Value> {
  return (value) => (value === undefined ? instead : shape(value));
}

export function array<Value>(shape: Shape<Value>): Shape<Value[]> {
  return (value) => (Array.isArray(value) ? value.map((item) => shape(item)) : refuse('an array'));
}

/** Two values of one shape. */
export function pair<Value>(shape: Shape<Value>): Shape<[Value, Value]> {
  return (value) =>
    Array.isArray(value) && value.length === 2
      ? [shape(value[0]), shape(value[1])]
      : refuse('an array of two values');
}

/** An object with these members; others it may have are left out. */
export function object<M extends Members>(members: M): Shape<ReadMembers<M>> {
  return (value) => {
    const from = membersOf(value);
    const read: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(members)) {
      const member = shape(Object.hasOwn(from, name) ? from[name] : undefined);
      if (member !== undefined) read[name] = member;
    }
    return read as ReadMembers<M>;
  };
}

/** An object with these members and no others. */
export function exactly<M extends Members>(members: M): Shape<ReadMembers<M>> {
  const shape = object(members);
  return (value) =>
    Object.keys(membersOf(value)).every((name) => Object.hasOwn(members, name))
      ? shape(value)
      : refuse('an object with these members only');
}

/** The first of the shapes that reads the value. */
export function anyOf<S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Read<S[number]>> {
  return (value) => {
    for (const shape of shapes) {
      const read = readAs(shape, value);
      if (read !== undefined) return read as Read<S[number]>;
    }
    return refuse('any of what it may be');
  };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuse('an object');
}

/** What JSON can say (RFC 8259 §3). */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A JSON value that its only holder may change. */
export type MutableJson = null | boolean | number | string | MutableJson[] | { [name: string]: MutableJson };

/** Whether the value is a JSON object: neither an array nor null. */
export function isObject<Value extends JsonValue | MutableJson>(
  value: Value,
): value is Extract<Value, { readonly [name: string]: unknown }> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a member whatever its name, `__proto__` included, which plain assignment would take for the prototype. */
export function setMember<Value>(object: { [name: string]: Value }, name: string, value: Value): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * A copy that shares no object with the original. Nesting costs no stack. `look` is told of each value before it is
 * copied, and may throw.
 */
export function cloneJson(value: JsonValue, look: (value: JsonValue) => void): MutableJson {
  // What is copied already, but for the values in it.
  const open: { readonly from: JsonValue; readonly to: MutableJson }[] = [];
  const shallow = (from: JsonValue): MutableJson => {
    look(from);
    if (isArray(from)) {
      const to: MutableJson[] = [];
      open.push({ from, to });
      return to;
    }
    if (!isObject(from)) return from as MutableJson;
    const to: { [name: string]: MutableJson } = {};
    open.push({ from, to });
    return to;
  };
  const copy = shallow(value);
  for (let next = open.pop(); next; next = open.pop()) {
    const { from, to } = next;
    if (isArray(from)) for (const item of from) (to as MutableJson[]).push(shallow(item));
    else if (isObject(from) && isObject(to)) {
      for (const name of Object.keys(from)) setMember(to, name, shallow(from[name]!));
    }
  }
  return copy;
}

/**
 * Whether two values are equal as RFC 6902 §4.6 has it: numbers by value, strings by code units, arrays in order, objects
 * in any. Nesting costs no stack. `spend` is told of each comparison.
 */
export function equalJson(a: JsonValue, b: JsonValue, spend: (units: number) => void): boolean {
  const open: [JsonValue, JsonValue][] = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
    spend(1);
    if (isArray(left) && isArray(right)) {
      if (left.length !== right.length) return false;
      for (const [index, item] of left.entries()) open.push([item, right[index]!]);
    } else if (isObject(left) && isObject(right)) {
      const names = Object.keys(left);
      const others = Object.keys(right).length;
      spend(names.length + others);
      if (names.length !== others) return false;
      for (const name of names) {
        if (!Object.hasOwn(right, name)) return false;
        open.push([left[name]!, right[name]!]);
      }
    } else if (left !== right) return false;
  }
  return true;
}

/** Array.isArray, which loses the type of a read-only array. */
export function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

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
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy that shares no object with the original. Nesting costs no stack. `spend` is told of each value's size. */
export function cloneJson(value: JsonValue, spend: (units: number) => void): MutableJson {
  const holder: MutableJson[] = [];
  const open: { readonly from: JsonValue; readonly put: (copy: MutableJson) => void }[] = [
    { from: value, put: (copy) => holder.push(copy) },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { from, put } = next;
    spend(typeof from === 'string' ? 1 + from.length : 1);
    if (isArray(from)) {
      const copy: MutableJson[] = new Array(from.length).fill(null);
      put(copy);
      from.forEach((item, index) => {
        open.push({
          from: item,
          put: (itemCopy) => {
            copy[index] = itemCopy;
          },
        });
      });
    } else if (isObject(from)) {
      const copy: { [name: string]: MutableJson } = {};
      put(copy);
      for (const [name, member] of Object.entries(from)) {
        // The name is set at once, so that members keep their order.
        setMember(copy, name, null);
        open.push({ from: member, put: (memberCopy) => setMember(copy, name, memberCopy) });
      }
    } else put(from as MutableJson);
  }
  return holder[0]!;
}

/**
 * Whether two values are equal as RFC 6902 §4.6 has it: numbers by value, strings by code units, arrays in order, objects
 * in any. Nesting costs no stack. `spend` is told of each value's size.
 */
export function equalJson(a: JsonValue, b: JsonValue, spend: (units: number) => void): boolean {
  const open: [JsonValue, JsonValue][] = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [left, right] = pair;
    spend(1);
    if (isArray(left) && isArray(right)) {
      if (left.length !== right.length) return false;
      left.forEach((item, index) => {
        open.push([item, right[index]!]);
      });
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

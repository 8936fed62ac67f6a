import { isObject, type JsonValue, setMember } from './json-value.ts';

/**
 * Applies a merge patch (RFC 7396 §2): members of the patch replace those of the target, null removes, objects merge, and
 * anything else, arrays included, replaces whole. Neither argument is changed. Any nesting, any name of a member
 * (`__proto__` too) and any size will do, in linear time.
 */
export function applyMergePatch(target: JsonValue, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const result = copyOf(target);
  const open = [{ into: result, from: patch }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { into, from } = next;
    for (const [name, value] of Object.entries(from)) {
      if (value === null) delete into[name];
      else if (isObject(value)) {
        const member = copyOf(Object.hasOwn(into, name) ? into[name]! : null);
        setMember(into, name, member);
        open.push({ into: member, from: value });
      } else setMember(into, name, value);
    }
  }
  return result;
}

/** The members to merge into: those of an object, or none, since anything else is replaced. */
function copyOf(value: JsonValue): { [name: string]: JsonValue } {
  return isObject(value) ? { ...value } : {};
}

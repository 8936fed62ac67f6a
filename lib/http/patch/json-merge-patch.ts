import { isObject, type JsonValue, setMember } from './json-value.ts';
import { PatchBudget, type PatchLimits } from './patch-limits.ts';

/**
 * Applies a merge patch (RFC 7396 §2): members of the patch replace those of the target, null removes, objects merge, and
 * anything else, arrays included, replaces whole. Neither argument is changed; values that are not merged are shared. Any
 * nesting and any name of a member (`__proto__` too) will do. Each member of the patch, and of an object of the target that
 * it merges into, is looked at once: more of them than `limits.work` are a PatchLimitError. What comes out is never larger
 * than both arguments together.
 */
export function applyMergePatch(
  target: JsonValue,
  patch: JsonValue,
  limits: Pick<Partial<PatchLimits>, 'work'> = {},
): JsonValue {
  if (!isObject(patch)) return patch;
  const budget = new PatchBudget(limits);
  /** The members to merge into: those of an object, or none, since anything else is replaced. */
  const copyOf = (value: JsonValue): { [name: string]: JsonValue } => {
    if (!isObject(value)) return {};
    budget.spend(Object.keys(value).length);
    return { ...value };
  };
  const result = copyOf(target);
  const open = [{ into: result, from: patch }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { into, from } = next;
    const names = Object.keys(from);
    budget.spend(names.length + 1);
    for (const name of names) {
      const value = from[name]!;
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

import { parsePointer } from './json-pointer.ts';
import { isArray, isObject, type JsonValue } from './json-value.ts';

/** One operation of a JSON Patch (RFC 6902 §4), its pointers as tokens. */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: readonly string[]; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: readonly string[] }
  | { readonly op: 'move' | 'copy'; readonly path: readonly string[]; readonly from: readonly string[] };

/** A patch that is none: `operation` counts from 0, and is `null` where the fault is not in one of them. */
export interface MalformedPatch {
  readonly outcome: 'malformed';
  readonly operation: number | null;
  readonly why: string;
}

/**
 * Reads a JSON Patch document (RFC 6902 §3, §4). Members that an operation does not define are ignored, as §4 asks. `spend`
 * is told of each operation and each token of its pointers, and may throw.
 */
export function parseJsonPatch(
  patch: JsonValue,
  spend: (units: number) => void = () => undefined,
): readonly JsonPatchOperation[] | MalformedPatch {
  if (!isArray(patch))
    return { outcome: 'malformed', operation: null, why: 'A patch is an array of operations.' };
  const operations: JsonPatchOperation[] = [];
  for (const [index, item] of patch.entries()) {
    spend(1);
    const operation = parseOperation(item, spend);
    if (typeof operation === 'string') return { outcome: 'malformed', operation: index, why: operation };
    operations.push(operation);
  }
  return operations;
}

type Spend = (units: number) => void;

/** The operation, or what is wrong with it. */
function parseOperation(item: JsonValue, spend: Spend): JsonPatchOperation | string {
  if (!isObject(item)) return 'An operation is an object.';
  const op = member(item, 'op');
  const path = pointer(item, 'path', spend);
  if (path === null) return '"path" is not a JSON Pointer.';
  switch (op) {
    case 'add':
    case 'replace':
    case 'test': {
      const value = member(item, 'value');
      return value === undefined ? `"${op}" needs a "value".` : { op, path, value };
    }
    case 'remove':
      return { op, path };
    case 'move':
    case 'copy': {
      const from = pointer(item, 'from', spend);
      return from === null ? '"from" is not a JSON Pointer.' : { op, path, from };
    }
    default:
      return '"op" is none of add, remove, replace, move, copy and test.';
  }
}

function pointer(
  item: { readonly [name: string]: JsonValue },
  name: string,
  spend: Spend,
): readonly string[] | null {
  const text = member(item, name);
  return typeof text === 'string' ? parsePointer(text, spend) : null;
}

function member(item: { readonly [name: string]: JsonValue }, name: string): JsonValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}

import { type JsonPatchOperation, type MalformedPatch, parseJsonPatch } from './json-patch-operation.ts';
import { parseIndex } from './json-pointer.ts';
import { cloneJson, equalJson, isObject, type JsonValue, type MutableJson, setMember } from './json-value.ts';

/**
 * What became of a patch. `malformed` is 400 (RFC 5789 §2.2: the patch document is not properly formatted); `test-failed`
 * is 409, the document being in another state than the patch expects; `not-applicable` is 422, a patch that is
 * well formed and yet cannot be carried out. `operation` counts from 0.
 */
export type JsonPatchResult =
  | { readonly outcome: 'applied'; readonly value: JsonValue }
  | MalformedPatch
  | { readonly outcome: 'test-failed' | 'not-applicable'; readonly operation: number; readonly why: string };

/**
 * How much a patch may cost: values visited, characters copied, array items shifted. What adds, replaces and tests costs
 * about as much as it and the document are long. Copying a long text or shifting a long array again and again costs far
 * more, also within 1 MiB, and so may come to its end here.
 */
const WORK_LIMIT = 20_000_000;

/**
 * Applies a JSON Patch (RFC 6902) as a whole or not at all (§5). Neither argument is changed, and the result shares no
 * object with them. Any nesting and any name of a member will do; only own members exist. `limit` bounds the work.
 */
export function applyJsonPatch(document: JsonValue, patch: JsonValue, limit = WORK_LIMIT): JsonPatchResult {
  const operations = parseJsonPatch(patch);
  if ('outcome' in operations) return operations;
  let left = limit;
  const spend = (units: number) => {
    left -= units;
    if (left < 0) throw new Refusal('not-applicable', 'The patch costs too much to carry out.');
  };
  let at = 0;
  try {
    // The document is the only member of a holder, so that its root is a place like any other.
    const holder: Container = { '': cloneJson(document, spend) };
    for (const operation of operations) {
      apply(holder, operation, spend);
      at++;
    }
    if (Object.hasOwn(holder, '')) return { outcome: 'applied', value: holder['']! };
    return { outcome: 'not-applicable', operation: at - 1, why: 'The whole document was removed.' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: error.outcome, operation: at, why: error.message };
  }
}

type Container = MutableJson[] | { [name: string]: MutableJson };
type Spend = (units: number) => void;

/** Ends a patch. Caught above, never seen outside. */
class Refusal extends Error {
  readonly outcome: 'test-failed' | 'not-applicable';
  constructor(outcome: 'test-failed' | 'not-applicable', why: string) {
    super(why);
    this.outcome = outcome;
  }
}

function apply(holder: Container, operation: JsonPatchOperation, spend: Spend): void {
  const { op, path } = operation;
  switch (op) {
    case 'add':
      add(holder, path, cloneJson(operation.value, spend), spend);
      break;
    case 'remove':
      remove(holder, path, spend);
      break;
    case 'replace':
      replace(holder, path, cloneJson(operation.value, spend));
      break;
    case 'move':
      if (operation.from.length < path.length && operation.from.every((token, i) => token === path[i])) {
        throw new Refusal('not-applicable', 'A value cannot be moved into itself.');
      }
      add(holder, path, remove(holder, operation.from, spend), spend);
      break;
    case 'copy':
      add(holder, path, cloneJson(read(holder, operation.from), spend), spend);
      break;
    case 'test':
      if (!equalJson(read(holder, path), operation.value, spend)) {
        throw new Refusal('test-failed', 'The value is not the one that the patch expects.');
      }
  }
}

/** The container that the path's last token is looked up in. */
function locate(holder: Container, path: readonly string[]): { parent: Container; token: string } {
  let parent = holder;
  let token = '';
  for (const next of path) {
    const value = valueAt(parent, token);
    if (!Array.isArray(value) && !isObject(value)) throw missing();
    parent = value;
    token = next;
  }
  return { parent, token };
}

function valueAt(parent: Container, token: string): MutableJson {
  if (Array.isArray(parent)) {
    const index = parseIndex(token);
    if (index === null || index >= parent.length) throw missing();
    return parent[index]!;
  }
  if (!Object.hasOwn(parent, token)) throw missing();
  return parent[token]!;
}

function read(holder: Container, path: readonly string[]): MutableJson {
  const { parent, token } = locate(holder, path);
  return valueAt(parent, token);
}

function replace(holder: Container, path: readonly string[], value: MutableJson): void {
  const { parent, token } = locate(holder, path);
  // There has to be something to replace (RFC 6902 §4.3).
  valueAt(parent, token);
  if (Array.isArray(parent)) parent[Number(token)] = value;
  else setMember(parent, token, value);
}

function add(holder: Container, path: readonly string[], value: MutableJson, spend: Spend): void {
  const { parent, token } = locate(holder, path);
  if (Array.isArray(parent)) {
    const index = token === '-' ? parent.length : parseIndex(token);
    if (index === null || index > parent.length) throw missing();
    spend(parent.length - index);
    parent.splice(index, 0, value);
  } else setMember(parent, token, value);
}

function remove(holder: Container, path: readonly string[], spend: Spend): MutableJson {
  const { parent, token } = locate(holder, path);
  const value = valueAt(parent, token);
  if (Array.isArray(parent)) {
    spend(parent.length - Number(token));
    parent.splice(Number(token), 1);
  } else delete parent[token];
  return value;
}

function missing(): Refusal {
  return new Refusal('not-applicable', 'There is no such place in the document.');
}

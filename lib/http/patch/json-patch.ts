import { type JsonPatchOperation, type MalformedPatch, parseJsonPatch } from './json-patch-operation.ts';
import { parseIndex } from './json-pointer.ts';
import { nameSize, ownSize, sizeOf } from './json-size.ts';
import { cloneJson, equalJson, isObject, type JsonValue, type MutableJson, setMember } from './json-value.ts';
import { PatchBudget, PatchLimitError, type PatchLimits } from './patch-limits.ts';

/**
 * What became of a patch. `malformed` is 400 (RFC 5789 §2.2: the patch document is not properly formatted); `test-failed`
 * is 409, the document being in another state than the patch expects; `not-applicable` is 422, a patch that is
 * well formed and yet cannot be carried out. `operation` counts from 0; it is `null` where already reading the patch costs
 * too much.
 */
export type JsonPatchResult =
  | { readonly outcome: 'applied'; readonly value: JsonValue }
  | MalformedPatch
  | {
      readonly outcome: 'test-failed' | 'not-applicable';
      readonly operation: number | null;
      readonly why: string;
    };

/**
 * Applies a JSON Patch (RFC 6902) as a whole or not at all (§5). Neither argument is changed, and the result shares no
 * object with them. Any nesting and any name of a member will do; only own members exist. `limits` bound the work, and
 * what the document may grow to at any step (RFC 5789 §5: a patch can ask for more than it looks like).
 */
export function applyJsonPatch(
  document: JsonValue,
  patch: JsonValue,
  limits: Partial<PatchLimits> = {},
): JsonPatchResult {
  const work = new Work(new PatchBudget(limits));
  let at: number | null = null;
  try {
    const operations = parseJsonPatch(patch, work.spend);
    if ('outcome' in operations) return operations;
    at = 0;
    work.open(document);
    for (const operation of operations) {
      work.apply(operation);
      at++;
    }
    const result = work.result();
    if (result !== undefined) return { outcome: 'applied', value: result };
    return { outcome: 'not-applicable', operation: at - 1, why: 'The whole document was removed.' };
  } catch (error) {
    if (error instanceof PatchLimitError) {
      return { outcome: 'not-applicable', operation: at, why: error.message };
    }
    if (!(error instanceof Refusal)) throw error;
    return { outcome: error.outcome, operation: at, why: error.message };
  }
}

type Container = MutableJson[] | { [name: string]: MutableJson };

/** Ends a patch. Caught above, never seen outside. */
class Refusal extends Error {
  readonly outcome: 'test-failed' | 'not-applicable';
  constructor(outcome: 'test-failed' | 'not-applicable', why: string) {
    super(why);
    this.outcome = outcome;
  }
}

/** A copy of the document that operations change, and what they have cost. */
class Work {
  /** The document is the only member of a holder, so that its root is a place like any other. */
  readonly #holder: { [name: string]: MutableJson } = {};
  readonly #budget: PatchBudget;

  constructor(budget: PatchBudget) {
    this.#budget = budget;
  }

  readonly spend = (units: number): void => this.#budget.spend(units);

  open(document: JsonValue): void {
    this.#holder[''] = this.#copy(document);
  }

  /** The document, or `undefined` where it was removed. */
  result(): JsonValue | undefined {
    return this.#holder[''];
  }

  apply(operation: JsonPatchOperation): void {
    const { op, path } = operation;
    switch (op) {
      case 'add':
        this.#add(path, () => this.#copy(operation.value));
        break;
      case 'remove':
        this.#forget(this.#take(path));
        break;
      case 'replace':
        this.#replace(path, operation.value);
        break;
      case 'move': {
        const { from } = operation;
        if (from.length < path.length && from.every((token, i) => token === path[i])) {
          throw new Refusal('not-applicable', 'A value cannot be moved into itself.');
        }
        const value = this.#take(from);
        this.#add(path, () => value);
        break;
      }
      case 'copy': {
        const value = this.#read(operation.from);
        this.#add(path, () => this.#copy(value));
        break;
      }
      case 'test':
        if (!equalJson(this.#read(path), operation.value, this.spend)) {
          throw new Refusal('test-failed', 'The value is not the one that the patch expects.');
        }
    }
  }

  /** A value that the document is to have in addition. */
  #copy(value: JsonValue): MutableJson {
    return cloneJson(value, (part) => this.#budget.grow(ownSize(part, this.spend)));
  }

  /** A value that the document has no more. */
  #forget(value: MutableJson): void {
    this.#budget.grow(-sizeOf(value, this.spend));
  }

  /** The container that the path's last token is looked up in. */
  #locate(path: readonly string[]): { parent: Container; token: string } {
    this.spend(path.length + 1);
    let parent: Container = this.#holder;
    let token = '';
    for (const next of path) {
      const value = valueAt(parent, token);
      if (!Array.isArray(value) && !isObject(value)) throw missing();
      parent = value;
      token = next;
    }
    return { parent, token };
  }

  #read(path: readonly string[]): MutableJson {
    const { parent, token } = this.#locate(path);
    return valueAt(parent, token);
  }

  #replace(path: readonly string[], value: JsonValue): void {
    const { parent, token } = this.#locate(path);
    // There has to be something to replace (RFC 6902 §4.3).
    this.#forget(valueAt(parent, token));
    const copy = this.#copy(value);
    if (Array.isArray(parent)) parent[Number(token)] = copy;
    else setMember(parent, token, copy);
  }

  /** Puts what `make` gives in its place; what it replaces is forgotten first, since both are never there at once. */
  #add(path: readonly string[], make: () => MutableJson): void {
    const { parent, token } = this.#locate(path);
    if (Array.isArray(parent)) {
      const index = token === '-' ? parent.length : parseIndex(token);
      if (index === null || index > parent.length) throw missing();
      this.spend(parent.length - index);
      this.#budget.grow(1);
      parent.splice(index, 0, make());
    } else {
      if (Object.hasOwn(parent, token)) this.#forget(parent[token]!);
      else this.#budget.grow(nameSize(token, this.spend));
      setMember(parent, token, make());
    }
  }

  /** Takes a value out of its place; it still counts. */
  #take(path: readonly string[]): MutableJson {
    const { parent, token } = this.#locate(path);
    const value = valueAt(parent, token);
    if (Array.isArray(parent)) {
      this.spend(parent.length - Number(token));
      this.#budget.grow(-1);
      parent.splice(Number(token), 1);
    } else {
      this.#budget.grow(-nameSize(token, this.spend));
      delete parent[token];
    }
    return value;
  }
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

function missing(): Refusal {
  return new Refusal('not-applicable', 'There is no such place in the document.');
}

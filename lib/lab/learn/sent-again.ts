import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import { evaluatePreconditions } from '@/lib/http/conditions/preconditions';
import { applyMergePatch } from '@/lib/http/patch/json-merge-patch';
import { applyJsonPatch } from '@/lib/http/patch/json-patch';
import type { JsonValue } from '@/lib/http/patch/json-value';

/** What a request does to a shopping list, beside its conditions. */
type Effect =
  | { readonly kind: 'read' }
  | { readonly kind: 'put' | 'merge-patch' | 'json-patch'; readonly content: JsonValue }
  | { readonly kind: 'delete' }
  | { readonly kind: 'post' };

interface RepeatableRequest {
  /** As it stands in the table. */
  readonly name: string;
  readonly method: string;
  readonly effect: Effect;
  readonly ifMatch?: 'read';
  readonly ifNoneMatch?: '*';
}

/** What became of a request that came twice. */
interface Repetition {
  readonly first: number;
  /** The answer to the second one, when nothing happened in between. */
  readonly atOnce: number;
  /** The answer to the second one, when Ben saved in between. */
  readonly later: number;
  /** What the second one did that nobody wanted: Ben's word is gone, or the effect is there twice. */
  readonly harm: 'overwrites' | 'twice' | null;
}

const ORIGINAL = { items: ['bread'] };
const WITH_CHEESE = { items: ['bread', 'cheese'] };
const APPEND = [{ op: 'add', path: '/items/-', value: 'cheese' }];

/** The requests that people ask about, each with the tag that was read, or without any condition. */
export const REPEATABLE: readonly RepeatableRequest[] = [
  { name: 'GET, HEAD', method: 'GET', effect: { kind: 'read' } },
  {
    name: 'PUT, with If-Match',
    method: 'PUT',
    effect: { kind: 'put', content: WITH_CHEESE },
    ifMatch: 'read',
  },
  { name: 'PUT, without', method: 'PUT', effect: { kind: 'put', content: WITH_CHEESE } },
  {
    name: 'PUT, with If-None-Match: *',
    method: 'PUT',
    effect: { kind: 'put', content: WITH_CHEESE },
    ifNoneMatch: '*',
  },
  { name: 'DELETE, with If-Match', method: 'DELETE', effect: { kind: 'delete' }, ifMatch: 'read' },
  { name: 'DELETE, without', method: 'DELETE', effect: { kind: 'delete' } },
  {
    name: 'merge patch, with If-Match',
    method: 'PATCH',
    effect: { kind: 'merge-patch', content: WITH_CHEESE },
    ifMatch: 'read',
  },
  { name: 'merge patch, without', method: 'PATCH', effect: { kind: 'merge-patch', content: WITH_CHEESE } },
  {
    name: 'JSON Patch “append”, with If-Match',
    method: 'PATCH',
    effect: { kind: 'json-patch', content: APPEND },
    ifMatch: 'read',
  },
  { name: 'JSON Patch “append”, without', method: 'PATCH', effect: { kind: 'json-patch', content: APPEND } },
  { name: 'POST, without', method: 'POST', effect: { kind: 'post' } },
];

/** A server with one list, which evaluates conditions as ours does and insists on none. */
interface Kept {
  readonly list: JsonValue | null;
  readonly version: number;
  /** How many documents it has made by POST. */
  readonly made: number;
}

/**
 * Sends a request twice, once at once and once after somebody else has saved: computed by the code that decides on the
 * server, for a server that lets requests without a condition through.
 */
export function repeat(request: RepeatableRequest): Repetition {
  const creates = request.ifNoneMatch !== undefined;
  const start: Kept = { list: creates ? null : ORIGINAL, version: 1, made: 0 };
  const sent = conditionsOf(request, start);
  const [first, after] = answer(start, sent, request.effect);
  const [atOnce, twice] = answer(after, sent, request.effect);
  const [later, last] = answer(savedByBen(after), sent, request.effect);
  const overwrites = !hasWord(last.list, 'apples');
  const doubled = twice.made > 1 || wordsOf(twice.list).filter((word) => word === 'cheese').length > 1;
  return { first, atOnce, later, harm: doubled ? 'twice' : overwrites ? 'overwrites' : null };
}

function conditionsOf(
  { method, ifMatch, ifNoneMatch }: RepeatableRequest,
  { version }: Kept,
): ConditionalRequest {
  return {
    method,
    ifMatch: ifMatch ? `"${version}"` : null,
    ifNoneMatch: ifNoneMatch ?? null,
    ifModifiedSince: null,
    ifUnmodifiedSince: null,
  };
}

function answer(kept: Kept, request: ConditionalRequest, effect: Effect): [status: number, then: Kept] {
  if (effect.kind === 'post') return [201, { ...kept, made: kept.made + 1 }];
  const current =
    kept.list === null ? null : { etag: { opaque: String(kept.version), weak: false }, lastModified: null };
  const { outcome } = evaluatePreconditions(request, current, 0);
  if (outcome === 'absent') return [410, kept];
  if (outcome !== 'perform') return [412, kept];
  if (effect.kind === 'read') return [200, kept];
  return [
    kept.list === null ? 201 : 204,
    { ...kept, list: changed(kept.list, effect), version: kept.version + 1 },
  ];
}

function changed(list: JsonValue, effect: Exclude<Effect, { kind: 'read' | 'post' }>): JsonValue | null {
  switch (effect.kind) {
    case 'delete':
      return null;
    case 'put':
      return effect.content;
    case 'merge-patch':
      return applyMergePatch(list, effect.content);
    case 'json-patch': {
      const result = applyJsonPatch(list, effect.content);
      return result.outcome === 'applied' ? result.value : list;
    }
  }
}

/** Ben reads what is there, adds a word, and saves; where nothing is, he begins anew. */
function savedByBen(kept: Kept): Kept {
  return { ...kept, list: { items: [...wordsOf(kept.list), 'apples'] }, version: kept.version + 1 };
}

function wordsOf(list: JsonValue | null): readonly string[] {
  const items = typeof list === 'object' && list !== null && 'items' in list ? list.items : [];
  return Array.isArray(items) ? items.map(String) : [];
}

function hasWord(list: JsonValue | null, word: string): boolean {
  return wordsOf(list).includes(word);
}

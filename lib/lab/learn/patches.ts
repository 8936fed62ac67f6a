import { applyMergePatch } from '@/lib/http/patch/json-merge-patch';
import { applyJsonPatch } from '@/lib/http/patch/json-patch';
import type { JsonValue } from '@/lib/http/patch/json-value';

/** A patch as text, and the document after it was applied once, and twice. */
interface PatchedTwice {
  readonly patch: string;
  readonly once: string;
  readonly again: string;
}

const DOCUMENT: JsonValue = { items: ['bread'] };
const MERGE_PATCHES: readonly JsonValue[] = [{ items: ['bread', 'cheese'] }, { items: null }];
const JSON_PATCHES: readonly JsonValue[] = [
  [{ op: 'replace', path: '/items/0', value: 'rolls' }],
  [{ op: 'add', path: '/items/-', value: 'cheese' }],
  [{ op: 'remove', path: '/items/0' }],
];

/** Patches of a shopping list, each applied once and twice by the server's own code. */
export function twice(): readonly PatchedTwice[] {
  return [
    ...MERGE_PATCHES.map((patch) => applied(patch, (document) => applyMergePatch(document, patch))),
    ...JSON_PATCHES.map((patch) =>
      applied(patch, (document) => {
        const result = applyJsonPatch(document, patch);
        return result.outcome === 'applied' ? result.value : null;
      }),
    ),
  ];
}

/**
 * A JSON Patch that names an item by its place, made for the list that its sender read, on a list in which somebody has
 * put another item before it since: what the server's own code makes of it without a condition.
 */
export function misplaced(): {
  readonly read: string;
  readonly current: string;
  readonly patch: string;
  readonly result: string;
} {
  const [read, current] = [
    ['bread', 'cheese'],
    ['apples', 'bread', 'cheese'],
  ];
  const patch = [{ op: 'replace', path: '/1', value: 'brie' }];
  const result = applyJsonPatch(current, patch);
  return {
    read: spaced(read),
    current: spaced(current),
    patch: spaced(patch),
    result: said(result.outcome === 'applied' ? result.value : null),
  };
}

/** `apply` answers `null` where the patch does not fit. */
function applied(patch: JsonValue, apply: (document: JsonValue) => JsonValue | null): PatchedTwice {
  const once = apply(DOCUMENT);
  const again = once === null ? null : apply(once);
  return { patch: said(patch), once: said(once), again: said(again) };
}

function said(document: JsonValue | null): string {
  return document === null ? 'does not fit' : spaced(document);
}

/** JSON in one line, with spaces at which it can be broken. */
function spaced(value: JsonValue): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}

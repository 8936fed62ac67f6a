import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure.ts';
import { evaluatePreconditions, type FailedPrecondition } from './preconditions.ts';

const CURRENT = { etag: { opaque: 'v3', weak: false }, lastModified: Date.UTC(2026, 0, 2) };
const isEarlier = (opaque: string) => opaque === 'v1' || opaque === 'v2';

function failure(fields: { im?: string; inm?: string; ius?: string }, exists: boolean): FailedPrecondition {
  const decision = evaluatePreconditions(
    {
      method: 'PUT',
      ifMatch: fields.im ?? null,
      ifNoneMatch: fields.inm ?? null,
      ifModifiedSince: null,
      ifUnmodifiedSince: fields.ius ?? null,
    },
    exists ? CURRENT : null,
    Date.UTC(2026, 5, 1),
  );
  if (decision.outcome !== 'failed') throw new Error(`The precondition holds: ${decision.outcome}`);
  return decision;
}

test.each([
  ['an earlier tag is stale, and the base of a merge', { im: '"v1"' }, 'stale', 'v1'],
  ['so is one among strangers', { im: '"x", "v2"' }, 'stale', 'v2'],
  ['so is one that came back weak', { im: 'W/"v2"' }, 'stale', 'v2'],
  ['a tag that never was is unknown', { im: '"x"' }, 'unknown-tag', null],
  ['so is no tag at all', { im: '' }, 'unknown-tag', null],
  ['the current tag made weak is weak', { im: 'W/"v3"' }, 'weak-tag', null],
  ['what cannot be read is malformed', { im: 'v1' }, 'malformed', null],
  ['a document that must not exist exists', { inm: '*' }, 'exists', null],
  ['a version that must not be current is', { inm: '"v1", "v3"' }, 'exists', null],
  ['a date before the last change is stale', { ius: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 'stale', null],
] as const)('%s', (_, fields, reason, base) => {
  const explanation = explainFailure(failure(fields, true), isEarlier, 'present');
  expect(explanation.reason).toBe(reason);
  expect(explanation.base?.opaque ?? null).toBe(base);
});

test('a document that never was is missing', () => {
  expect(explainFailure(failure({ im: '*' }, false), () => false, 'missing')).toEqual({
    reason: 'missing',
    base: null,
  });
});

test('a document that was deleted is deleted, and its last tag still is the base', () => {
  expect(explainFailure(failure({ im: '"v2"' }, false), isEarlier, 'deleted')).toEqual({
    reason: 'deleted',
    base: { opaque: 'v2', weak: false },
  });
});

import { describe, expect, it } from 'vitest';
import type { Exchange } from './exchange';
import { type ExchangeFilter, filtered } from './exchange-filter';

/** A save as `client`, answered `status`, with the tag and version that the document has then. */
const save = (id: string, client: string, status: number, version: number, endedAt = 0): Exchange => ({
  id,
  client,
  method: 'PUT',
  target: '/api/documents/d',
  requestFields: [],
  requestBody: null,
  status,
  responseFields: [
    ['ETag', `"${version}-abc"`],
    ...(status === 204 ? [['Document-Version', String(version)] as const] : []),
  ],
  responseBody: null,
  startedAt: endedAt,
  endedAt,
});
const shown = (
  exchanges: readonly Exchange[],
  filter: ExchangeFilter,
  facts: Partial<Parameters<typeof filtered>[2]> = {},
) => filtered(exchanges, filter, { mine: [], lossy: new Set(), now: 0, ...facts }).map(({ id }) => id);

describe('the exchanges that are shown', () => {
  const some = [save('a', 'Ana', 204, 2), save('b', 'Ben', 204, 3), save('c', 'Cleo', 204, 4)];

  it('are those of one person, or of the people of this page', () => {
    expect(shown(some, 'all')).toEqual(['a', 'b', 'c']);
    expect(shown(some, { person: 'Ben' })).toEqual(['b']);
    expect(shown(some, 'mine', { mine: ['Ana', 'Cleo'] })).toEqual(['a', 'c']);
  });

  it('are those of the last minute, and those that still wait', () => {
    const held = { ...save('held', 'Dan', 0, 1), pending: true };
    const timed = [held, save('old', 'Ana', 204, 2, 40_000), save('new', 'Ben', 204, 3, 40_001)];
    expect(shown(timed, 'last-minute', { now: 100_000 })).toEqual(['held', 'new']);
  });

  it('are collisions: a refused save with the save that it met', () => {
    const met = [save('a', 'Ana', 204, 2), save('b', 'Ben', 204, 3), save('c', 'Cleo', 412, 3)];
    expect(shown(met, 'collisions')).toEqual(['b', 'c']);
  });

  it('are collisions: a save that overwrote words unseen with the save that had them', () => {
    expect(shown(some, 'collisions', { lossy: new Set(['c']) })).toEqual(['b', 'c']);
  });

  it('are no collision where only a condition was missing', () => {
    expect(shown([save('a', 'Ana', 204, 2), save('b', 'Ben', 428, 2)], 'collisions')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabState } from '@/lib/lab/people/lab-view';
import { afterEvent, type LabSnapshot } from './lab-feed';

const lab = (round: number): LabState => ({
  guard: 'none',
  paused: false,
  round,
  start: { version: 1, title: '', body: '' },
  challenge: null,
  expiresAt: '',
});
const exchange = (id: string, startedAt: number): Exchange => ({
  id,
  client: 'Ana',
  method: 'GET',
  target: '/',
  requestFields: [],
  requestBody: null,
  status: 200,
  responseFields: [],
  responseBody: null,
  startedAt,
  endedAt: startedAt,
});
const empty: LabSnapshot = { lab: lab(1), clients: [], exchanges: [], connected: true };
const ids = (snapshot: LabSnapshot) => snapshot.exchanges.map(({ id }) => id);

describe('following a lab', () => {
  it('keeps exchanges in the order in which they began, whenever they are told', () => {
    const after = [exchange('b', 2), exchange('c', 3), exchange('a', 1)].reduce(
      (before, one) => afterEvent(before, { type: 'exchange', round: 1, exchange: one }),
      empty,
    );
    expect(ids(after)).toEqual(['a', 'b', 'c']);
  });

  it('adds an exchange once, though it is told again after a reconnection', () => {
    const event = { type: 'exchange', round: 1, exchange: exchange('a', 1) } as const;
    expect(ids(afterEvent(afterEvent(empty, event), event))).toEqual(['a']);
  });

  it('forgets the exchanges of an earlier round, and takes none of them late', () => {
    const before = afterEvent(empty, { type: 'exchange', round: 1, exchange: exchange('a', 1) });
    const reset = afterEvent(before, { type: 'lab', lab: lab(2) });
    expect(ids(reset)).toEqual([]);
    expect(ids(afterEvent(reset, { type: 'exchange', round: 1, exchange: exchange('late', 1) }))).toEqual([]);
    expect(ids(afterEvent(before, { type: 'lab', lab: { ...lab(1), guard: 'lock' } }))).toEqual(['a']);
  });
});

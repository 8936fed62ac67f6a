import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabState } from '@/lib/lab/people/lab-view';
import { afterEvent, type LabSnapshot, UNHEARD } from './lab-snapshot';

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
const empty: LabSnapshot = { ...UNHEARD, lab: lab(1) };
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

  it('forgets what it has where older exchanges are gone, and says from where on it knows', () => {
    const begins = { at: 5, version: 7, title: 'T', body: 'B' };
    const before = afterEvent(empty, { type: 'exchange', round: 1, exchange: exchange('a', 1) });
    const cut = afterEvent(before, { type: 'begins', begins });
    expect([ids(cut), cut.begins]).toEqual([[], begins]);
    expect(afterEvent(cut, { type: 'lab', lab: lab(1) }).begins).toEqual(begins);
    expect(afterEvent(cut, { type: 'lab', lab: lab(2) }).begins).toBeNull();
  });

  it('keeps how far each has come with each challenge, once', () => {
    const row = (name: string, challenge: string, prediction: string | null) =>
      ({ type: 'progress', name, challenge, prediction, reachedAt: null }) as const;
    const { progress } = [row('Ana', 'one', null), row('Ben', 'one', '412'), row('Ana', 'one', '204')].reduce(
      afterEvent,
      empty,
    );
    expect(progress.map(({ name, prediction }) => [name, prediction])).toEqual([
      ['Ben', '412'],
      ['Ana', '204'],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomTraffic } from '@/lib/lab/testing/random-traffic';
import { ledgerOf } from './ledger';
import { personLines } from './person-lines';

describe('the lines of the ledger, one a person', () => {
  it('are there for everybody who joined, in that order, also for who wrote nothing', () => {
    const ledger = ledgerOf({ version: 1, title: 'Picnic', body: 'bread' }, []);
    const lines = personLines(ledger, ['Mira', 'Ana']);
    expect(lines.map(({ name }) => name)).toEqual(['Mira', 'Ana']);
    expect(lines[0]).toMatchObject({ written: 0, there: 0, removed: 0, lost: 0, losses: [], overwrote: 0 });
  });

  it('add up: what somebody wrote is there, was removed by somebody who had read it, or is lost', () => {
    fc.assert(
      fc.property(randomTraffic, ({ start, exchanges }) => {
        const ledger = ledgerOf(start, exchanges);
        const lines = personLines(ledger, ['Ana', 'Zoe']);
        for (const line of lines) {
          expect(line.written).toBe(line.there + line.removed + line.lost);
          expect(line.removed).toBeGreaterThanOrEqual(0);
          expect(line.losses.reduce((sum, { words }) => sum + words, 0)).toBe(line.lost);
        }
        expect(lines.reduce((sum, { overwrote }) => sum + overwrote, 0)).toBe(ledger.lost.length);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Guard } from '@/lib/lab/guards/guard';
import { clientName } from '@/lib/lab/people/names';
import { expectedMergedShare, expectedRefusedShare } from '@/lib/lab/races/expected-collisions';
import { type RaceSave, totalsOf } from '@/lib/lab/races/race-statistics';
import { ModelServer } from '@/lib/lab/testing/model-server';
import { Actor } from './actor';
import { runClient } from './race-client';
import { runRace } from './run-race';

async function race(
  guard: Guard,
  clients: number,
  saves: number,
  { stopAfter = Number.POSITIVE_INFINITY, tries = 500 } = {},
) {
  const server = new ModelServer(guard);
  const controller = new AbortController();
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const told: RaceSave[] = [];
  const words = { saved: 0, givenUp: 0 };
  const result = await runRace(
    server,
    Array.from({ length: clients }, (_, index) => clientName(index)),
    { guard, clients, saves, think: 5, tries },
    {
      now: () => server.now,
      random,
      // Turns of the event loop stand for time: whoever thinks longer comes later.
      sleep: async (milliseconds) => {
        for (let turn = 0; turn < milliseconds; turn += 1) await new Promise(setImmediate);
      },
      onSave: (save) => {
        told.push(save);
        if (told.length >= stopAfter) controller.abort();
      },
      onWord: (saved) => {
        words[saved ? 'saved' : 'givenUp'] += 1;
      },
    },
    controller.signal,
  );
  expect(told).toEqual(result.saves);
  expect(words).toEqual({ saved: result.acknowledgedWords, givenUp: result.givenUp });
  return result;
}

describe('a race', () => {
  it('under a required tag loses nothing, and its numbers add up', async () => {
    const result = await race('if-match-required', 10, 5);
    const totals = totalsOf(result.saves, result.elapsed);
    expect(totals.acknowledged).toBe(50);
    expect(totals.acknowledged + totals.refused).toBe(totals.sent);
    expect(totals.refused).toBeGreaterThan(0);
    expect(totals.retries).toBe(totals.refused);
    expect(result).toMatchObject({ acknowledgedWords: 50, missing: 0, lostByLedger: 0, stopped: false });
  });

  it('without a guard refuses nothing, and the final text misses exactly what the ledger finds lost', async () => {
    const result = await race('none', 10, 5);
    expect(totalsOf(result.saves, result.elapsed)).toMatchObject({ sent: 50, acknowledged: 50, refused: 0 });
    expect(result.missing).toBeGreaterThan(0);
    expect(result.lostByLedger).toBe(result.missing);
  });

  it('with merging gets every word in, also where many write at one place', async () => {
    const result = await race('if-match-merge', 6, 4);
    expect(result).toMatchObject({ acknowledgedWords: 24, missing: 0, lostByLedger: 0 });
  });

  it('under a lock loses nothing', async () => {
    expect(await race('lock', 4, 3)).toMatchObject({ acknowledgedWords: 12, missing: 0, lostByLedger: 0 });
  });

  it('loses by a check that is not atomic what the final text misses', async () => {
    const result = await race('check-then-write', 10, 5);
    expect(result.acknowledgedWords).toBe(50);
    expect(result.lostByLedger).toBe(result.missing);
  });

  it('gives a word up after so many tries, and counts it', async () => {
    for (const guard of ['if-match-required', 'if-match-merge'] as const) {
      const result = await race(guard, 20, 5, { tries: 2 });
      const totals = totalsOf(result.saves, result.elapsed);
      expect(result.acknowledgedWords + result.givenUp).toBe(100);
      expect(totals.acknowledged).toBe(result.acknowledgedWords);
      expect(totals.acknowledged + totals.refused).toBe(totals.sent);
      expect(totals.sent).toBeLessThanOrEqual(200);
      expect(totals.sent).toBeGreaterThanOrEqual(100 + result.givenUp);
      expect(result).toMatchObject({ missing: 0, lostByLedger: 0 });
    }
    expect((await race('if-match-required', 20, 5, { tries: 1 })).givenUp).toBeGreaterThan(0);
    expect((await race('if-match-merge', 20, 5, { tries: 1 })).givenUp).toBeGreaterThan(0);
  });

  it('of many clients is refused as often as theory expects, though they wait for connections', async () => {
    for (const [guard, expected] of [
      ['if-match-required', expectedRefusedShare(50)],
      ['if-match-merge', expectedMergedShare(50)],
    ] as const) {
      const { saves, elapsed } = await race(guard, 50, 10);
      const totals = totalsOf(saves, elapsed);
      expect(totals.acknowledged).toBe(500);
      expect(totals.collisionShare).toBeCloseTo(expected, 1);
    }
  });

  it('goes on from its own answers where tags guard the document, so that each client reads once', async () => {
    const server = new ModelServer('if-match-required');
    const actor = new Actor(server, 'Ana');
    await runClient({
      actor,
      guard: 'if-match-required',
      words: ['one', 'two', 'three'],
      tries: 1,
      think: async () => undefined,
      onWord: () => undefined,
    });
    expect(server.exchanges.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 200',
      'PUT 204',
      'PUT 204',
      'PUT 204',
    ]);
    expect(actor.person.body).toContain('Ana brings: bread, one, two, three');
  });

  it('ends when it is stopped, and what was sent still adds up', async () => {
    const result = await race('if-match-required', 10, 50, { stopAfter: 20 });
    const totals = totalsOf(result.saves, result.elapsed);
    expect(result.stopped).toBe(true);
    expect(totals.acknowledged + totals.refused + totals.unanswered).toBe(totals.sent);
    expect(totals.sent).toBeLessThan(60);
    expect(result.missing).toBe(0);
  });
});

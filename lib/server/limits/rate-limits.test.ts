import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryCounter } from './counter';
import { parseLimits } from './limits';
import { type Asker, RateLimits } from './rate-limits';

const ONE = [{ limit: 'updates', points: 1 }] as const;
const ana: Asker = { person: 'ana', address: '192.0.2.1' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Which limits are exceeded once somebody has spent one point more. */
async function exceeded(rates: RateLimits, asker: Asker): Promise<readonly string[]> {
  const standings = await rates.spend(asker, ONE);
  return standings.filter((standing) => standing.exceeded).map(({ policy }) => policy);
}

describe('counting', () => {
  it('holds a person to their limit wherever they are, and nobody else', async () => {
    const rates = new RateLimits(parseLimits('updates.person=2'), null);
    expect(await exceeded(rates, ana)).toEqual([]);
    expect(await exceeded(rates, { ...ana, address: '192.0.2.2' })).toEqual([]);
    expect(await exceeded(rates, { ...ana, address: '192.0.2.3' })).toEqual(['updates.person']);
    expect(await exceeded(rates, { person: 'ben', address: ana.address })).toEqual([]);
    expect(await exceeded(rates, { person: null, address: ana.address })).toEqual([]);
  });

  it('holds an address to its limit whoever asks, and no other address', async () => {
    const rates = new RateLimits(parseLimits('updates.address=2'), null);
    expect(await exceeded(rates, ana)).toEqual([]);
    expect(await exceeded(rates, { ...ana, person: null })).toEqual([]);
    expect(await exceeded(rates, { ...ana, person: 'new' })).toEqual(['updates.address']);
    expect(await exceeded(rates, { ...ana, address: '192.0.2.2' })).toEqual([]);
  });

  it('keeps one limit apart from the others', async () => {
    const rates = new RateLimits(parseLimits('updates.person=1,creations.person=1'), null);
    await rates.spend(ana, ONE);
    const standings = await rates.spend(ana, [{ limit: 'creations', points: 1 }]);
    expect(standings.some((standing) => standing.exceeded)).toBe(false);
  });

  it('takes a person for none of the addresses of that name', async () => {
    const rates = new RateLimits(parseLimits('updates.person=1,updates.address=1'), null);
    await rates.spend({ person: 'x', address: 'y' }, ONE);
    expect(await exceeded(rates, { person: 'y', address: 'x' })).toEqual([]);
  });

  it('begins anew a minute after it began, however much is asked meanwhile', async () => {
    const rates = new RateLimits(parseLimits('updates.person=2'), null);
    for (let second = 0; second < 60; second++) {
      expect(await exceeded(rates, ana)).toEqual(second < 2 ? [] : ['updates.person']);
      vi.advanceTimersByTime(1_000);
    }
    expect(await exceeded(rates, ana)).toEqual([]);
  });

  it('says what is left, and when it begins anew', async () => {
    const rates = new RateLimits(parseLimits('updates.person=5,updates.address=off'), null);
    await rates.spend(ana, ONE);
    vi.advanceTimersByTime(20_000);
    expect(await rates.spend(ana, [{ limit: 'updates', points: 3 }])).toEqual([
      { policy: 'updates.person', quota: 5, unit: 'requests', exceeded: false, remaining: 1, reset: 40_000 },
    ]);
  });

  it('counts bytes by their number, and no more of a request without any', async () => {
    const rates = new RateLimits(parseLimits('bytes.person=100'), null);
    const spend = async (points: number) => (await rates.spend(ana, [{ limit: 'bytes', points }]))[0];
    expect(await spend(100)).toMatchObject({ exceeded: false, remaining: 0, unit: 'content-bytes' });
    expect(await spend(0)).toMatchObject({ exceeded: false });
    expect(await spend(1)).toMatchObject({ exceeded: true });
  });

  it('counts nothing where no limit is set', async () => {
    expect(await new RateLimits(parseLimits('off'), null).spend(ana, ONE)).toEqual([]);
  });
});

it('keeps a bounded number of keys in mind, those heard of last', () => {
  const counter = memoryCounter(1);
  counter.take('old', 1);
  counter.take('kept', 1);
  for (let other = 0; other < 9_999; other++) {
    counter.take(`other ${other}`, 1);
    if (other % 1_000 === 0) expect(counter.take('kept', 0).remaining).toBe(0);
  }
  expect(counter.take('kept', 1)).toMatchObject({ exceeded: true });
  expect(counter.take('old', 1)).toMatchObject({ exceeded: false });
});

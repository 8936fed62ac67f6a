import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { program } from './program';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('loads a part once, whoever asks for it, and tells when it is there', async () => {
  let loads = 0;
  const { loaded, subscribe, ask } = program(async () => `part ${++loads}`);
  const seen: unknown[] = [];
  subscribe(() => seen.push(loaded()));
  expect(loaded()).toBeNull();
  await Promise.all([ask(), ask()]);
  await ask();
  expect([loads, loaded(), seen]).toEqual([1, 'part 1', ['part 1']]);
});

it('asks again for what did not come as long as somebody waits for it, and then no more', async () => {
  let loads = 0;
  let reachable = false;
  const part = program(async () => {
    loads += 1;
    if (!reachable) throw new Error('No network.');
    return 'part';
  });
  const leave = part.subscribe(() => {});
  await part.ask();
  expect(part.loaded()).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads).toBeGreaterThan(2);
  leave();
  await vi.advanceTimersByTimeAsync(10_000);
  const before = loads;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(loads).toBe(before);
  part.subscribe(() => {});
  reachable = true;
  await part.ask();
  expect(part.loaded()).toBe('part');
});

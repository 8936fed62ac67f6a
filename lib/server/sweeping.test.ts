import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beginStop } from './on-stop';
import { sweepRegularly } from './sweeping';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('sweeps every ten minutes, goes on after a fault, and ends when the server stops', async () => {
  const faults: unknown[] = [];
  let swept = 0;
  sweepRegularly(
    async () => {
      swept += 1;
      if (swept === 1) throw new Error('no database');
    },
    (fault) => faults.push(fault),
  );
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(swept).toBe(0);
  await vi.advanceTimersByTimeAsync(21 * 60_000);
  expect(swept).toBe(3);
  expect(faults).toEqual([new Error('no database')]);
  beginStop();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(swept).toBe(3);
});

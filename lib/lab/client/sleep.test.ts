import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sleep } from './sleep';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('ends after so many milliseconds, and listens to its signal no more', async () => {
  const stopping = new AbortController();
  const slept = sleep(100, stopping.signal);
  await vi.advanceTimersByTimeAsync(100);
  stopping.abort();
  await expect(slept).resolves.toBeUndefined();
});

it('is broken off by its signal, and leaves no timer', async () => {
  const stopping = new AbortController();
  const slept = sleep(100, stopping.signal);
  stopping.abort(new Error('Enough.'));
  await expect(slept).rejects.toThrow('Enough.');
  expect(vi.getTimerCount()).toBe(0);
});

it('does not begin when its signal was given before', async () => {
  await expect(sleep(100, AbortSignal.abort(new Error('Enough.')))).rejects.toThrow('Enough.');
  expect(vi.getTimerCount()).toBe(0);
});

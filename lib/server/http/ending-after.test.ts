import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endingAfter } from './ending-after';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A stream of single bytes that waits for each to be given, and what it hears of its end. */
function source() {
  let give!: ReadableStreamDefaultController<Uint8Array>;
  const cancelled = vi.fn();
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      give = controller;
    },
    cancel: cancelled,
  });
  return {
    stream,
    cancelled,
    give: (byte: number) => give.enqueue(new Uint8Array([byte])),
    end: () => give.close(),
  };
}

it('passes on what comes, and ends when its time is over, also while nothing comes', async () => {
  const from = source();
  const reader = endingAfter(1_000, from.stream).getReader();
  from.give(1);
  expect(await reader.read()).toEqual({ done: false, value: new Uint8Array([1]) });
  const waiting = reader.read();
  await vi.advanceTimersByTimeAsync(999);
  expect(from.cancelled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(from.cancelled).toHaveBeenCalledOnce();
});

it('ends with what it comes from, and tells it when its reader goes', async () => {
  const ending = source();
  const reader = endingAfter(1_000, ending.stream).getReader();
  ending.end();
  expect((await reader.read()).done).toBe(true);
  const left = source();
  await endingAfter(1_000, left.stream).cancel();
  expect(left.cancelled).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

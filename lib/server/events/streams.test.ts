import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventReader } from './reader';
import { EventStreams } from './streams';

const bytes = (text: string) => new TextEncoder().encode(text);

let streams: EventStreams;
beforeEach(() => {
  vi.useFakeTimers();
  streams = new EventStreams();
});
afterEach(() => {
  streams.stop();
  vi.useRealTimers();
});

/** Takes all of a stream until it ends. */
async function taken(reader: EventReader): Promise<string> {
  return new Response(reader.stream).text();
}

describe('the streams of a hub', () => {
  it('all get a frame, and more than one batch of them in several turns', async () => {
    const readers = Array.from({ length: 150 }, () => streams.open(null, () => {}));
    streams.tell(readers, bytes('a'));
    streams.tell(readers, bytes('b'));
    await vi.runOnlyPendingTimersAsync();
    streams.stop();
    const texts = await Promise.all(readers.map(taken));
    expect(new Set(texts)).toEqual(new Set(['ab']));
  });

  it('end when these are stopped, once what waits is taken, and later ones at once', async () => {
    const closed = vi.fn();
    const reader = streams.open(null, closed);
    reader.push(bytes('last'));
    streams.stop();
    expect(closed).not.toHaveBeenCalled();
    expect(await taken(reader)).toBe('last');
    expect(closed).toHaveBeenCalledExactlyOnceWith(reader);
    expect(await taken(streams.open(null, closed))).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are given up when their readers take nothing any more, also those that have fallen behind', async () => {
    const readers = [1_000, 2].map((frames) => {
      const reader = streams.open(null, () => {});
      for (let frame = 0; frame < frames; frame++) reader.push(bytes('x'));
      return reader;
    });
    expect(readers.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    // A heartbeat has its turn after whatever goes on.
    await vi.advanceTimersByTimeAsync(30_001);
    expect(readers.map(({ isClosed }) => isClosed)).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(readers.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});

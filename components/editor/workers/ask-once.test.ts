import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askOnce } from './ask-once';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A question to a worker that does nothing by itself. */
function asked() {
  const worker = { postMessage: vi.fn(), terminate: vi.fn() } as unknown as Worker;
  const waiting = new AbortController();
  const outcome = askOnce<string>('how?', {
    makeWorker: () => worker,
    patience: 100,
    signal: waiting.signal,
  });
  return { worker, waiting, outcome };
}

describe('a worker that is asked once', () => {
  it('is given the question, and ended when it has answered', async () => {
    const { worker, outcome } = asked();
    expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith('how?');
    expect(worker.terminate).not.toHaveBeenCalled();
    worker.onmessage?.(new MessageEvent('message', { data: 'so' }));
    expect(await outcome).toEqual({ kind: 'answered', answer: 'so' });
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is ended where it failed, took too long, or nobody waits any more', async () => {
    const failing = asked();
    failing.worker.onerror?.(new Event('error') as ErrorEvent);
    expect(await failing.outcome).toEqual({ kind: 'failed' });
    const slow = asked();
    vi.advanceTimersByTime(99);
    expect(slow.worker.terminate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(await slow.outcome).toEqual({ kind: 'ended' });
    const left = asked();
    left.waiting.abort();
    expect(await left.outcome).toEqual({ kind: 'ended' });
    for (const { worker } of [failing, slow, left]) expect(worker.terminate).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not made where nobody waits, and fails where it cannot be made', async () => {
    const makeWorker = vi.fn(() => {
      throw new Error('no workers');
    });
    const ended = { makeWorker, patience: 100, signal: AbortSignal.abort() };
    expect(await askOnce('how?', ended)).toEqual({ kind: 'ended' });
    expect(makeWorker).not.toHaveBeenCalled();
    expect(await askOnce('how?', { ...ended, signal: new AbortController().signal })).toEqual({
      kind: 'failed',
    });
  });
});

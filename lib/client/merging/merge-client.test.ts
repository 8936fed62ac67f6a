import { describe, expect, it } from 'vitest';
import { words } from '@/lib/client/testing/drive';
import { mergeClient, type WorkerLike } from './merge-client';
import { mergeContent } from './merge-content';
import type { MergeRequest } from './merge-worker';

const texts = [words('a b'), words('a M'), words('T b')] as const;
const expected = mergeContent(...texts);

/** A worker that answers when told to, in any order. */
class SlowWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly asked: MergeRequest[] = [];
  ended = false;

  postMessage(request: MergeRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(index: number): void {
    const { id, base, mine, theirs } = this.asked[index]!;
    this.onmessage?.(new MessageEvent('message', { data: { id, merge: mergeContent(base, mine, theirs) } }));
  }
}

describe('merging beside the page', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const worker = new SlowWorker();
    const merge = mergeClient(() => worker);
    const first = merge(...texts);
    const second = merge(texts[0], texts[0], texts[2]);
    worker.answer(1);
    worker.answer(0);
    expect(await first).toEqual(expected);
    expect(await second).toEqual(mergeContent(texts[0], texts[0], texts[2]));
  });

  it('goes on inline where no worker can be made', async () => {
    const merge = mergeClient(() => {
      throw new DOMException('Forbidden.', 'SecurityError');
    });
    expect(await merge(...texts)).toEqual(expected);
  });

  it('answers what was asked, and all that follows, when the worker breaks', async () => {
    const worker = new SlowWorker();
    const merge = mergeClient(() => worker);
    const waiting = merge(...texts);
    worker.onerror?.({} as ErrorEvent);
    expect(await waiting).toEqual(expected);
    expect(await merge(...texts)).toEqual(expected);
    expect(worker).toMatchObject({ ended: true, asked: { length: 1 } });
  });
});

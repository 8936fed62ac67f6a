import { describe, expect, it } from 'vitest';
import { type Asked, type WorkerLike, workerQueue } from './worker-queue';

/** A worker that answers when told to. */
class SlowWorker implements WorkerLike<string, string> {
  onmessage: WorkerLike<string, string>['onmessage'] = null;
  onerror: WorkerLike<string, string>['onerror'] = null;
  readonly asked: Asked<string>[] = [];
  ended = false;

  postMessage(message: Asked<string>): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(answer: string, index = this.asked.length - 1): void {
    this.tell({ id: this.asked[index]!.id, answer });
  }

  tell(data: { id: number; answer: string } | { id: number; failed: string }): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

/** Breaks a worker, and gives what the page heard of it. */
function fail(worker: SlowWorker): Event {
  const event = new Event('error', { cancelable: true });
  worker.onerror?.(event as ErrorEvent);
  return event;
}

function world() {
  const workers: SlowWorker[] = [];
  const timers = new Set<{ delay: number; run: () => void }>();
  const ask = workerQueue<string, string>({
    makeWorker: () => {
      const made = new SlowWorker();
      workers.push(made);
      return made;
    },
    answerHere: (question) => {
      if (question === 'impossible') throw new RangeError('Too deep.');
      return `${question}, here`;
    },
    after: (delay, run) => {
      const timer = { delay, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const pass = (most: number) => {
    for (const timer of [...timers]) if (timer.delay <= most && timers.delete(timer)) timer.run();
  };
  const questions = () => workers.map(({ asked }) => asked.map(({ question }) => question));
  return { ask, workers, pass, questions, timers };
}

const MINUTE = 60_000;

describe('questions to a worker', () => {
  it('are answered one after the other, each with its own answer', async () => {
    const { ask, workers, questions } = world();
    const [first, second] = [ask('1'), ask('2')];
    expect(questions()).toEqual([['1']]);
    workers[0]!.answer('one');
    expect(await first).toBe('one');
    workers[0]!.answer('two');
    expect(await second).toBe('two');
  });

  it('are not begun when nobody waits for them any more', async () => {
    const { ask, workers, questions } = world();
    const controller = new AbortController();
    const first = ask('1');
    const second = ask('2', controller.signal);
    const third = ask('3');
    controller.abort();
    await expect(second).rejects.toBe(controller.signal.reason);
    workers[0]!.answer('one');
    workers[0]!.answer('three');
    expect([await first, await third]).toEqual(['one', 'three']);
    expect(questions()).toEqual([['1', '3']]);
  });

  it('end one that nobody waits for and that goes on too long in the way of another', async () => {
    const { ask, workers, questions, pass } = world();
    const controller = new AbortController();
    const stale = ask('stale', controller.signal);
    const wanted = ask('wanted');
    controller.abort();
    await expect(stale).rejects.toBe(controller.signal.reason);
    expect(workers).toHaveLength(1);
    pass(1_000);
    expect(workers[0]!.ended).toBe(true);
    expect(questions()).toEqual([['stale'], ['wanted']]);
    workers[1]!.answer('yes');
    expect(await wanted).toBe('yes');
    pass(MINUTE);
    expect(workers).toHaveLength(2);
  });

  it('leave a worker alone that nobody waits for, while it is in nobody’s way', async () => {
    const { ask, workers, pass } = world();
    const controller = new AbortController();
    const stale = ask('stale', controller.signal);
    controller.abort();
    await expect(stale).rejects.toBe(controller.signal.reason);
    pass(1_000);
    expect(workers[0]!.ended).toBe(false);
    workers[0]!.answer('late');
    const next = ask('next');
    workers[0]!.answer('now');
    expect(await next).toBe('now');
  });

  it('fail one by one where the worker says so', async () => {
    const { ask, workers } = world();
    const [first, second] = [ask('1'), ask('2')];
    workers[0]!.tell({ id: workers[0]!.asked[0]!.id, failed: 'Too deep.' });
    await expect(first).rejects.toThrow('Too deep.');
    workers[0]!.answer('two');
    expect(await second).toBe('two');
  });

  it('are answered on the main thread when the worker breaks, and one without an answer stops no other', async () => {
    const { ask, workers } = world();
    const first = ask('1');
    workers[0]!.answer('one');
    await first;
    const waiting = [ask('impossible'), ask('2')] as const;
    expect(fail(workers[0]!).defaultPrevented).toBe(true);
    await expect(waiting[0]).rejects.toThrow('Too deep.');
    expect(await waiting[1]).toBe('2, here');
    expect(await ask('3')).toBe('3, here');
    expect(workers).toHaveLength(1);
    expect(workers[0]!.ended).toBe(true);
  });

  it('ask anew for a worker that could not be fetched', async () => {
    const { ask, workers } = world();
    const offline = ask('1');
    fail(workers[0]!);
    expect(await offline).toBe('1, here');
    const online = ask('2');
    workers[1]!.answer('two');
    expect(await online).toBe('two');
    expect(workers).toHaveLength(2);
  });

  it('do not wait for ever for a worker that has died without a word', async () => {
    const { ask, workers, pass, timers } = world();
    const [first, second] = [ask('1'), ask('2')];
    pass(MINUTE);
    await expect(first).rejects.toThrow('did not answer');
    workers[1]!.answer('two');
    expect(await second).toBe('two');
    expect(timers.size).toBe(0);
  });

  it('are answered on the main thread where no worker can be made', async () => {
    const ask = workerQueue<string, string>({
      makeWorker: () => {
        throw new DOMException('Forbidden.', 'SecurityError');
      },
      answerHere: async (question) => {
        if (question === 'impossible') throw new RangeError('Too deep.');
        return `${question}, here`;
      },
      after: () => () => {},
    });
    expect(await ask('1')).toBe('1, here');
    await expect(ask('impossible')).rejects.toThrow(RangeError);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { type HoldingLock, holdingLock } from './holding-lock';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Locks as browsers have them, for one name: a line, and a way to the front of it. */
class Locks {
  #end: ((robbed: boolean) => void) | null = null;
  #line: (() => void)[] = [];

  request = (_name: string, ...rest: unknown[]): Promise<never> => {
    const [options, run] = rest as [LockOptions, () => unknown];
    if (options.steal && options.signal) return Promise.reject(new DOMException('', 'NotSupportedError'));
    return new Promise((resolve, reject) => {
      const start = () => {
        this.#end = (robbed) => {
          this.#end = null;
          if (robbed) reject(new DOMException('', 'AbortError'));
          else this.#line.shift()?.();
        };
        const mine = this.#end;
        void Promise.resolve(run()).then((value) => {
          if (this.#end === mine) mine(false);
          resolve(value as never);
        });
      };
      if (options.steal) {
        this.#end?.(true);
        start();
        return;
      }
      if (!this.#end) start();
      else this.#line.push(start);
      options.signal?.addEventListener('abort', () => {
        this.#line = this.#line.filter((one) => one !== start);
        reject(new DOMException('', 'AbortError'));
      });
    });
  };
}

function tab(locks: Locks) {
  const granted = vi.fn();
  const stolen = vi.fn();
  const lock: HoldingLock = holdingLock(locks as unknown as LockManager, 'events', granted, stolen);
  return { lock, granted, stolen };
}

describe('the lock of the stream', () => {
  it('is handed on when its holder lets go', async () => {
    const locks = new Locks();
    const [a, b] = [tab(locks), tab(locks)];
    a.lock.queue();
    b.lock.queue();
    await settled();
    expect([a.granted, b.granted].map((f) => f.mock.calls.length)).toEqual([1, 0]);
    a.lock.release();
    await settled();
    expect(b.granted).toHaveBeenCalledOnce();
    expect(a.stolen).not.toHaveBeenCalled();
  });

  it('tells a holder that it was taken, and lets it wait in line again', async () => {
    const locks = new Locks();
    const [a, b] = [tab(locks), tab(locks)];
    a.lock.queue();
    b.lock.queue();
    await settled();
    b.lock.steal();
    await settled();
    expect(b.granted).toHaveBeenCalledOnce();
    expect(a.stolen).toHaveBeenCalledOnce();
    a.lock.queue();
    b.lock.release();
    await settled();
    expect(a.granted).toHaveBeenCalledTimes(2);
  });

  it('is not granted to whoever left the line', async () => {
    const locks = new Locks();
    const [a, b] = [tab(locks), tab(locks)];
    a.lock.queue();
    b.lock.queue();
    await settled();
    b.lock.release();
    a.lock.release();
    await settled();
    expect(b.granted).not.toHaveBeenCalled();
    expect(b.stolen).not.toHaveBeenCalled();
  });

  it('is granted again to whoever comes back', async () => {
    const locks = new Locks();
    const a = tab(locks);
    a.lock.queue();
    await settled();
    a.lock.release();
    a.lock.queue();
    await settled();
    expect(a.granted).toHaveBeenCalledTimes(2);
    expect(a.stolen).not.toHaveBeenCalled();
  });
});

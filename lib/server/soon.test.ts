import { expect, it } from 'vitest';
import { Soon } from './soon';

/** Work that ends when it is told to, and a clock that is moved by hand. */
function waking() {
  const timers = new Set<() => void>();
  const ends: (() => void)[] = [];
  const faults: unknown[] = [];
  let begun = 0;
  let fails = false;
  const soon = new Soon({
    work: async (goOn) => {
      begun += 1;
      if (fails) throw new Error('away');
      await new Promise<void>((resolve) => ends.push(resolve));
      await goOn();
    },
    onFault: (fault) => faults.push(fault),
    after: (_, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  });
  return {
    soon,
    faults,
    waiting: () => timers.size,
    begun: () => begun,
    fail: (yes: boolean) => {
      fails = yes;
    },
    /** The time has come. */
    ring: () => {
      const [run] = [...timers];
      timers.clear();
      run?.();
    },
    end: async () => {
      ends.shift()!();
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    },
  };
}

it('does once what was asked for often', async () => {
  const { soon, ring, begun, waiting } = waking();
  soon.wake();
  soon.wake();
  expect([waiting(), begun()]).toEqual([1, 0]);
  ring();
  expect([waiting(), begun()]).toEqual([0, 1]);
});

it('does once more what was asked for while it was done', async () => {
  const { soon, ring, begun, end, waiting } = waking();
  soon.wake();
  ring();
  soon.wake();
  soon.wake();
  expect([waiting(), begun()]).toEqual([0, 1]);
  await end();
  expect(waiting()).toBe(1);
  ring();
  expect(begun()).toBe(2);
  await end();
  expect(waiting()).toBe(0);
});

it('tells what failed, and does it when it is asked for again', async () => {
  const { soon, ring, begun, fail, faults, waiting } = waking();
  fail(true);
  soon.wake();
  ring();
  await new Promise((resolve) => setImmediate(resolve));
  expect([faults.length, waiting()]).toEqual([1, 0]);
  soon.wake();
  ring();
  expect(begun()).toBe(2);
});

it('does nothing more once it is closed, and says when what it was doing has ended', async () => {
  const { soon, ring, begun, end, waiting } = waking();
  soon.wake();
  ring();
  soon.wake();
  let isClosed = false;
  const closing = soon.close().then(() => {
    isClosed = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isClosed).toBe(false);
  await end();
  await closing;
  soon.wake();
  expect([waiting(), begun()]).toEqual([0, 1]);
});

it('takes back what was to be done when it is closed', async () => {
  const { soon, waiting } = waking();
  soon.wake();
  await soon.close();
  expect(waiting()).toBe(0);
});

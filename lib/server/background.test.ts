import { expect, it } from 'vitest';
import { inBackground } from './background';

/** A wait that ends when it is told to. */
function waits() {
  const asked: number[] = [];
  const ends: (() => void)[] = [];
  const wait = (milliseconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal.aborted) throw signal.reason;
      asked.push(milliseconds);
      ends.push(resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  return { asked, wait, next: () => ends.shift()!() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('goes on piece by piece until all is done', async () => {
  const { wait, next, asked } = waits();
  let pieces = 0;
  const background = inBackground(
    async (goOn) => {
      do pieces += 1;
      while (pieces < 3 && (await goOn()));
    },
    () => expect.unreachable(),
    wait,
  );
  expect(pieces).toBe(1);
  next();
  await turn();
  expect(pieces).toBe(2);
  next();
  await turn();
  expect(pieces).toBe(3);
  await background.close();
  expect(asked).toEqual([20, 20]);
});

it('tells what failed, and tries again later', async () => {
  const { wait, next, asked } = waits();
  const faults: unknown[] = [];
  let tries = 0;
  const background = inBackground(
    async () => {
      tries += 1;
      if (tries === 1) throw new Error('away');
    },
    (fault) => faults.push(fault),
    wait,
  );
  await turn();
  expect([tries, faults.length, asked]).toEqual([1, 1, [60_000]]);
  next();
  await turn();
  expect([tries, faults.length]).toEqual([2, 1]);
  await background.close();
});

it('ends after the piece under way', async () => {
  const { wait } = waits();
  let finish = () => {};
  let pieces = 0;
  const background = inBackground(
    async (goOn) => {
      do {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        pieces += 1;
      } while (await goOn());
    },
    () => expect.unreachable(),
    wait,
  );
  let isClosed = false;
  const closing = background.close().then(() => {
    isClosed = true;
  });
  await turn();
  expect(isClosed).toBe(false);
  finish();
  await closing;
  expect(pieces).toBe(1);
});

it('is not tried again once it was ended', async () => {
  const { wait } = waits();
  let tries = 0;
  const background = inBackground(
    async () => {
      tries += 1;
      throw new Error('away');
    },
    () => {},
    wait,
  );
  await turn();
  await background.close();
  expect(tries).toBe(1);
});

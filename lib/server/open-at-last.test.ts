import { beforeEach, expect, it } from 'vitest';
import { type Opening, openAtLast } from './open-at-last';

/** Outcomes of the tries to come, the next first; a fault that heals is one that says `later`. */
let outcomes: (string | Error)[];
let told: string[];
let due: (() => void)[];
beforeEach(() => {
  outcomes = [];
  told = [];
  due = [];
});

function begun(): Opening<string> {
  return openAtLast({
    open: async () => {
      const outcome = outcomes.shift();
      if (typeof outcome === 'string') return outcome;
      throw outcome;
    },
    explain: (fault) => {
      const { message } = fault as Error;
      return { heals: message.startsWith('later'), message };
    },
    onWait: (why) => told.push(`waits: ${why}`),
    onReturn: () => told.push('is back'),
    onHopeless: (why) => told.push(`hopeless: ${why}`),
    after: (_, run) => void due.push(run),
  });
}

/** Lets the time to the next try pass, and that try come to its end. */
async function pass(): Promise<void> {
  due.shift()?.();
  await new Promise((resolve) => setImmediate(resolve));
}

it('is open at once where nothing is wrong, and tells nothing', async () => {
  outcomes = ['open'];
  const opening = begun();
  await opening.tried;
  expect([await opening.current, told, due.length]).toEqual(['open', [], 0]);
});

it('tries again by itself until it is open, and until then fails at once', async () => {
  outcomes = [new Error('later 1'), new Error('later 2'), 'open'];
  const opening = begun();
  await opening.tried;
  await expect(opening.current).rejects.toThrow('later 1');
  await pass();
  await expect(opening.current).rejects.toThrow('later 2');
  await pass();
  expect(await opening.current).toBe('open');
  expect(told).toEqual(['waits: later 1', 'waits: later 2', 'is back']);
  expect(due).toEqual([]);
});

it('gives up what does not heal, also after it had waited, and says so to whoever listens', async () => {
  outcomes = [new Error('later'), new Error('wrong password')];
  const opening = begun();
  opening.whenHopeless((why) => told.push(`heard: ${why}`));
  await opening.tried;
  await pass();
  expect(told).toEqual(['waits: later', 'hopeless: wrong password', 'heard: wrong password']);
  expect(due).toEqual([]);
  opening.whenHopeless((why) => told.push(`heard late: ${why}`));
  expect(told.at(-1)).toBe('heard late: wrong password');
});

it('tries no more once it is ended, and hands out what a try under way has opened yet', async () => {
  outcomes = [new Error('later'), 'open', 'open twice'];
  const opening = begun();
  await opening.tried;
  due.shift()?.();
  expect(await opening.end()).toBe('open');
  outcomes = [new Error('later'), 'open'];
  const other = begun();
  await other.tried;
  expect(await other.end()).toBeNull();
  await pass();
  expect(outcomes).toEqual(['open']);
});

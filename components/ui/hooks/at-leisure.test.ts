import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A page: what it does when it has loaded, and when it rests. */
function page(readyState: string) {
  const heard = new Map<string, () => void>();
  const resting: (() => void)[] = [];
  vi.stubGlobal('document', { readyState });
  vi.stubGlobal('window', {
    addEventListener: (type: string, listener: () => void) => heard.set(type, listener),
    requestIdleCallback: (run: () => void) => resting.push(run),
  });
  vi.stubGlobal('requestIdleCallback', (run: () => void) => resting.push(run));
  return {
    load: () => heard.get('load')?.(),
    rest: async () => {
      resting.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('waits for the page to have loaded and to rest, and then does one thing after the other, whatever fails', async () => {
  const { load, rest } = page('loading');
  const { atLeisure } = await import('./at-leisure');
  const done: string[] = [];
  atLeisure(async () => {
    done.push('first');
    throw new Error('No network.');
  });
  atLeisure(async () => void done.push('second'));
  await rest();
  expect(done).toEqual([]);
  load();
  expect(done).toEqual([]);
  await rest();
  expect(done).toEqual(['first']);
  await rest();
  expect(done).toEqual(['first', 'second']);
  await rest();
  expect(done).toEqual(['first', 'second']);
  atLeisure(async () => void done.push('third'));
  await rest();
  expect(done).toEqual(['first', 'second', 'third']);
});

it('begins nothing while a part of the page waits for what it shows, and goes on once none does', async () => {
  const { rest } = page('complete');
  const { atLeisure, holdLeisure } = await import('./at-leisure');
  const done: string[] = [];
  const releaseOne = holdLeisure();
  atLeisure(async () => void done.push('first'));
  atLeisure(async () => void done.push('second'));
  await rest();
  const releaseOther = holdLeisure();
  releaseOne();
  await rest();
  expect(done).toEqual([]);
  releaseOther();
  await rest();
  expect(done).toEqual(['first']);
  const releaseLast = holdLeisure();
  await rest();
  expect(done).toEqual(['first']);
  releaseLast();
  await rest();
  expect(done).toEqual(['first', 'second']);
});

it('does what the page shows before what may be wanted', async () => {
  const { rest } = page('complete');
  const { atLeisure } = await import('./at-leisure');
  const done: string[] = [];
  for (const name of ['one', 'other']) atLeisure(async () => void done.push(name));
  atLeisure(async () => void done.push('shown'), true);
  await rest();
  await rest();
  expect(done).toEqual(['shown', 'one']);
});

it('does nothing where there is no page', async () => {
  const { atLeisure } = await import('./at-leisure');
  const work = vi.fn(async () => {});
  atLeisure(work);
  await Promise.resolve();
  expect(work).not.toHaveBeenCalled();
});

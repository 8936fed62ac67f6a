import { afterEach, expect, it, vi } from 'vitest';
import { register } from '@/instrumentation';

const HAND_OVER = Symbol.for('midair.hand-over');
const holder = globalThis as { [HAND_OVER]?: unknown };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock('@/lib/server/host/hand-over');
  delete holder[HAND_OVER];
});

it('starts nothing that has no front, before which every host would be ours', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs');
  await expect(register()).rejects.toThrow('npm start');
});

it('tells whoever waits that the application cannot even be loaded', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs');
  vi.doMock('@/lib/server/host/hand-over', () => {
    throw new Error('Part of the build is missing.');
  });
  const told = new Promise<object>((handOver) => {
    holder[HAND_OVER] = { handOver, giveUp: () => {} };
  });
  await register();
  await expect(told).rejects.toThrow();
});

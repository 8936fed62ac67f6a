import { afterEach, expect, it, vi } from 'vitest';
import { register } from '@/instrumentation';

afterEach(() => vi.unstubAllEnvs());

it('starts nothing that has no front, before which every host would be ours', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs');
  await expect(register()).rejects.toThrow('npm start');
});

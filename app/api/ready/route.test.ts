import { afterEach, expect, it, vi } from 'vitest';
import { services } from '@/lib/server/services';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });
afterEach(() => vi.restoreAllMocks());

it('is ready while the database answers, says what is not, and is ready again once it is given back', async () => {
  const elapsed = vi.spyOn(performance, 'now');
  const { statements } = (await services()).database;
  const at = (seconds: number) => elapsed.mockReturnValue(1_000_000 + seconds * 1_000);
  at(0);
  const ready = await api('GET', '/api/ready');
  expect(ready.status).toBe(200);
  expect(ready.headers.get('Cache-Control')).toBe('no-store');
  expect(await ready.json()).toEqual({ status: 'ready' });
  const away = vi
    .spyOn(statements, 'all')
    .mockRejectedValue(Object.assign(new Error('lost'), { code: 'ECONNREFUSED' }));
  at(1);
  const answer = await api('GET', '/api/ready');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('1');
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ error: 'unavailable', missing: ['database'] });
  away.mockRestore();
  at(2);
  expect((await api('GET', '/api/ready')).status).toBe(200);
});

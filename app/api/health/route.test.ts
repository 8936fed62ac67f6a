import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { services } from '@/lib/server/services';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = startOwnServices();
  api = apiOf({
    '/api/health': await import('./route'),
    '/api/[nothing]': await import('@/app/api/[...path]/route'),
  });
});
afterAll(() => stop());

describe('readiness', () => {
  it('is 200 while the database answers', async () => {
    const response = await api('GET', '/api/health');
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'ok', database: 'sqlite' });
  });

  it('is 503 while it does not', async () => {
    const { setting } = (await services()).database.readClient;
    const { count } = setting;
    try {
      setting.count = (() => Promise.reject(Object.assign(new Error('lost'), { code: 'P1001' }))) as never;
      const response = await api('GET', '/api/health');
      expect(response.status).toBe(503);
      expect((await response.json()).error).toBe('unavailable');
    } finally {
      setting.count = count;
    }
  });
});

describe('an address of the API where there is nothing', () => {
  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('is a problem, also to %s', async (method) => {
    const response = await api(method, '/api/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

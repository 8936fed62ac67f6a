import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;

async function served(env: Readonly<Record<string, string>>): Promise<void> {
  stop = startOwnServices(env);
  api = apiOf({
    '/api/health': await import('./route'),
    '/api/ready': await import('@/app/api/ready/route'),
    '/api/[nothing]': await import('@/app/api/[...path]/route'),
  });
}

describe('how the process is', () => {
  beforeAll(() => served({ CORS_ORIGINS: 'https://status.example', PUBLIC_URL: 'https://docs.example' }));
  afterAll(() => stop());

  it('is 200, and never kept', async () => {
    const response = await api('GET', '/api/health');
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('X-Request-Id')).not.toBeNull();
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.json()).toEqual({ status: 'ok', database: 'sqlite' });
  });

  it('says the same to HEAD, without content, and to a site that may ask', async () => {
    const response = await api('HEAD', '/api/health', { headers: { Origin: 'https://status.example' } });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://status.example');
    expect(response.headers.get('Vary')).toBe('Origin');
  });

  it('can only be looked at', async () => {
    const options = await api('OPTIONS', '/api/health');
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const written = await api('PUT', '/api/health', { json: {} });
    expect([written.status, written.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await written.json()).toMatchObject({
      error: 'method_not_allowed',
      type: 'https://docs.example/problems/method-not-allowed',
    });
  });
});

describe('a process whose database cannot be reached', () => {
  beforeAll(() => served({ DATABASE_URL: 'postgresql://ana@127.0.0.1:1/midair' }));
  afterAll(() => stop());

  it('is there, and not ready: it says which part is missing, and when to ask again', async () => {
    const health = await api('GET', '/api/health');
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: 'postgresql' }]);
    const ready = await api('GET', '/api/ready');
    expect([ready.status, ready.headers.get('Retry-After')]).toEqual([503, '1']);
    expect(await ready.json()).toMatchObject({ error: 'unavailable', missing: ['database'] });
  });
});

describe('an address of the API where there is nothing', () => {
  beforeAll(() => served({}));
  afterAll(() => stop());

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('is a problem, also to %s', async (method) => {
    const response = await api(method, '/api/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

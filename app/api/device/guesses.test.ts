import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Api, apiOf, startOwnServices } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  stop = startOwnServices({ LIMITS: 'guesses.address=3', CORS_ORIGINS: 'https://app.example' });
  api = apiOf({
    '/api/me/devices': await import('@/app/api/me/devices/route'),
    '/api/device': await import('./route'),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await stop();
});

const look = (secret: string, headers: Readonly<Record<string, string>> = {}) =>
  api('GET', '/api/device', { headers: { ...headers, Device: secret } });
const use = (secret: string, headers: Readonly<Record<string, string>> = {}) =>
  api('POST', '/api/device', { headers, json: { secret } });

async function aLink(): Promise<string> {
  const made = await api('POST', '/api/me/devices');
  expect(made.status).toBe(201);
  return new URL((await made.json()).url).hash.slice(1);
}

it.each([
  ['looks', (secret: string) => look(secret)],
  ['uses', (secret: string) => use(secret)],
])('guesses by %s are so many at most, and then even the right secret is not listened to', async (_, ask) => {
  const secret = await aLink();
  const statuses: number[] = [];
  for (let nth = 0; nth < 6; nth++) statuses.push((await ask(`${secret.slice(0, -1)}-${nth}`)).status);
  expect(statuses).toEqual([404, 404, 404, 404, 429, 429]);
  expect([(await look(secret)).status, (await use(secret)).status]).toEqual([429, 429]);
});

it('a look at what is open, or is over, has the true secret, and is no guess', async () => {
  const secret = await aLink();
  for (let nth = 0; nth < 8; nth++) expect((await look(secret)).status).toBe(200);
  expect((await use(secret)).status).toBe(200);
  for (let nth = 0; nth < 8; nth++) {
    expect([(await look(secret)).status, (await use(secret)).status]).toEqual([410, 410]);
  }
});

it.each<Record<string, string>>([
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://app.example' },
  { 'Sec-Fetch-Site': 'same-site', Origin: 'https://app.example' },
])('only our own pages make and use links: not %j', async (from) => {
  const secret = await aLink();
  for (const refused of [await use(secret, from), await api('POST', '/api/me/devices', { headers: from })]) {
    expect(refused.status).toBe(403);
    expect(refused.headers.getSetCookie()).toEqual([]);
  }
  expect((await look(secret)).status).toBe(200);
});

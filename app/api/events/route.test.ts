import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type Api, apiOf, everyRoute, startOwnServices } from '@/lib/server/testing/api';

let api: Api;
let stop: () => Promise<void>;
beforeEach(async () => {
  stop = startOwnServices({ LIMITS: 'streams.person=2' });
  api = apiOf(await everyRoute((file) => import(/* @vite-ignore */ file)));
});
afterEach(async () => {
  vi.useRealTimers();
  await stop();
});

/** Reads a stream on and on; says whether it has ended. */
function following(response: Response): () => boolean {
  expect(response.status).toBe(200);
  const reader = response.body!.getReader();
  onTestFinished(() => reader.cancel());
  let over = false;
  const read = async () => {
    while (!(await reader.read()).done);
    over = true;
  };
  void read();
  return () => over;
}

it('lets a stream of a token last a minute, gives its place back, and asks for the token each time', async () => {
  const met = await api('GET', '/api/me');
  const cookie = { cookie: met.headers.getSetCookie()[0]!.split(';')[0]! };
  const created = await api('POST', '/api/documents', { headers: cookie, json: { title: 't', body: '' } });
  const stream = `/api/events?document=${created.headers.get('Location')!.split('/').at(-1)}`;
  const made = await api('POST', '/api/me/tokens', { headers: cookie, json: { name: 'Script' } });
  const token = { Authorization: `Bearer ${(await made.json()).secret}` };

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const follow = (headers: Record<string, string>) => api('GET', stream, { headers });
  const byCookie = following(await follow(cookie));
  const byToken = following(await follow(token));
  expect((await follow(token)).status).toBe(429);
  await vi.advanceTimersByTimeAsync(59_999);
  expect([byCookie(), byToken()]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect([byCookie(), byToken()]).toEqual([false, true]);

  const again = following(await follow(token));
  await api('DELETE', made.headers.get('Location')!, { headers: cookie });
  expect((await follow(token)).status).toBe(401);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([byCookie(), again()]).toEqual([false, true]);
  expect((await follow(token)).status).toBe(401);
});

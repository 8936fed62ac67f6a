import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Api, apiOf, everyRoute, startOwnServices } from '@/lib/server/testing/api';
import { redisProgram, startRedis, type TestRedis } from '@/lib/server/testing/start-redis';

let api: Api;
let stop: () => Promise<void>;
async function serve(redisUrl: string) {
  stop = startOwnServices({ LIMITS: 'off', REDIS_URL: redisUrl });
  api = apiOf(await everyRoute((file) => import(/* @vite-ignore */ file)));
}

/** Makes a document and saves it once more; answers the status of the save. */
async function save(): Promise<number> {
  const made = await api('POST', '/api/documents', { json: { title: 'Notes', body: 'one\n' } });
  const headers = {
    cookie: made.headers.get('Set-Cookie')?.split(';')[0] ?? '',
    'if-match': made.headers.get('ETag') ?? '',
  };
  const sending = { headers, json: { title: 'Notes', body: 'two\n' } };
  return (await api('PUT', made.headers.get('Location') ?? '', sending)).status;
}

const missing = async () => {
  const answer = await api('GET', '/api/ready');
  return answer.status === 200 ? [] : (await answer.json()).missing;
};
const soon = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 20_000, interval: 20 });

describe('without the Redis that it is to have', () => {
  // Nothing listens there.
  beforeAll(() => serve('redis://:hush@127.0.0.1:1/0'));
  afterAll(() => stop());

  it('is not ready and says that other instances are not heard, and saves all the same', async () => {
    expect(await missing()).toEqual(['relay']);
    expect(await save()).toBe(204);
  });
});

// Where the system has no such server, `npm test` says so.
describe.each(redisProgram() === null ? [] : ['Redis'])('while its %s dies and comes back', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
    await redis.halt();
    await serve(redis.url);
  });
  afterAll(async () => {
    await stop();
    await redis.stop();
  });

  it('goes on saving, and is ready whenever it is there', async () => {
    for (let deaths = 0; deaths < 2; deaths++) {
      await soon(async () => expect(await missing()).toEqual(['relay']));
      expect(await save()).toBe(204);
      await redis.resume();
      await soon(async () => expect(await missing()).toEqual([]));
      expect(await save()).toBe(204);
      await redis.halt();
    }
  });
});

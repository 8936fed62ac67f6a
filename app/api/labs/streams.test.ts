import { expect, it, onTestFinished, vi } from 'vitest';
import { labPeople } from '@/app/api/labs/testing/lab-people';
import * as meRoute from '@/app/api/me/route';
import * as tokenRoute from '@/app/api/me/tokens/[token]/route';
import * as tokensRoute from '@/app/api/me/tokens/route';
import { apiOf } from '@/lib/server/testing/api';
import { fromAddress } from '@/lib/server/testing/from-address';

const { teacher, student, stranger, open } = labPeople();

const api = apiOf({
  '/api/me': meRoute,
  '/api/me/tokens': tokensRoute,
  '/api/me/tokens/[token]': tokenRoute,
});

/** Reads a stream on and on; says whether it has ended. */
function following({ status, body }: Response): () => boolean {
  expect(status).toBe(200);
  const reader = body!.getReader();
  onTestFinished(() => reader.cancel());
  let over = false;
  const read = async () => {
    while (!(await reader.read()).done);
    over = true;
  };
  void read();
  return () => over;
}

it('a stream of a token ends after a minute, and the token is asked for each time', async () => {
  const { url } = await open();
  const met = await api('GET', '/api/me');
  const cookie = { cookie: met.headers.getSetCookie()[0]!.split(';')[0]! };
  const made = await api('POST', '/api/me/tokens', { headers: cookie, json: { name: 'Script' } });
  const headers = { Authorization: `Bearer ${(await made.json()).secret}` };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const byCookie = following(await student('GET', `${url}/events`));
  const byToken = following(await stranger()('GET', `${url}/events`, { headers }));
  await api('DELETE', made.headers.get('Location')!, { headers: cookie });
  expect((await stranger()('GET', `${url}/events`, { headers })).status).toBe(401);
  await vi.advanceTimersByTimeAsync(59_999);
  expect([byCookie(), byToken()]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect([byCookie(), byToken()]).toEqual([false, true]);
});

it('a teacher finds a place though others at the same address took all of its share, within that of a person', async () => {
  const { url } = await open();
  const follow = (who = stranger()) => who('GET', `${url}/events`);
  const from = <Value>(work: () => Promise<Value>) => fromAddress('192.0.2.9', work);
  const others = await from(async () => {
    const answers: Response[] = [];
    for (let nth = 0; nth < 151; nth += 1) answers.push(await follow());
    return answers;
  });
  const own: Response[] = [];
  onTestFinished(() => {
    for (const { status, body } of [...others, ...own]) if (status === 200) void body?.cancel();
  });
  expect(others.filter(({ status }) => status === 200)).toHaveLength(150);
  for (let nth = 0; nth < 13; nth += 1) own.push(await from(() => follow(teacher)));
  expect(own.map(({ status }) => status)).toEqual([...Array(12).fill(200), 429]);
}, 60_000);

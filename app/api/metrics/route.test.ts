import { expect, it } from 'vitest';
import { servedApi } from '@/lib/server/testing/served-api';

const TOKEN = 'a-token-of-whoever-watches-the-server';
const api = servedApi((file) => import(/* @vite-ignore */ file), {
  METRICS_TOKEN: TOKEN,
  LIMITS: 'creations.person=4',
});
const DOCUMENT = '/api/documents/6f1c2f9e-1111-4111-8111-000000000001';

async function metrics(): Promise<readonly string[]> {
  const response = await api('GET', '/api/metrics', { headers: { Authorization: `Bearer ${TOKEN}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return (await response.text()).split('\n');
}

/** Somebody, who asks for one thing after the other. */
async function somebody() {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.getSetCookie().map((each) => each.split(';')[0]!);
  return (method: string, address: string, headers: Record<string, string> = {}, json?: unknown) =>
    api(method, address, { headers: { Cookie: cookie.join('; '), ...headers }, json });
}

it.each([
  ['without a token', null, 404],
  ['with it under another scheme', `Basic ${TOKEN}`, 404],
  // As to whoever brings a token of nobody to any other address.
  ['with another token', `Bearer ${TOKEN}r`, 401],
  ['with the beginning of it', `Bearer ${TOKEN.slice(0, -1)}`, 401],
])('is nothing %s', async (_, authorization, status) => {
  const headers = new Headers(authorization === null ? {} : { Authorization: authorization });
  const response = await api('GET', '/api/metrics', { headers });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ instance: '/api/metrics' });
});

it('counts requests by route and status, and never names a document', async () => {
  const ask = await somebody();
  await ask('GET', DOCUMENT);
  await ask('GET', '/api/documents/anything');
  const lines = await metrics();
  const of = (status: number) =>
    `midair_requests_total{route="/api/documents/[id]",method="GET",status="${status}"} `;
  expect(lines.filter((line) => line.startsWith(of(404)))).toEqual([`${of(404)}2`]);
  expect(lines.join('\n')).not.toMatch(/6f1c2f9e|anything/);
  expect(lines).toContain('midair_request_seconds_count{route="/api/documents/[id]"} 2');
});

it('counts what comes of changes, and apart collisions and merges', async () => {
  const [ana, ben] = [await somebody(), await somebody()];
  const url = DOCUMENT.replace(/1$/, '2');
  const text = (body: string) => ({ title: 'Tea', body });
  const key = { 'Idempotency-Key': '"6a2f3a0e-6f43-4b3e-8f0b-0e6a1b2c3d4e"' };
  const tagOf = (response: Response) => response.headers.get('ETag')!;
  const first = tagOf(await ana('PUT', url, { 'If-None-Match': '*', ...key }, text('one')));
  await ana('PUT', url, { 'If-None-Match': '*', ...key }, text('one'));
  const second = tagOf(await ana('PUT', url, { 'If-Match': first }, text('two')));
  await ana('PUT', url, { 'If-Match': second }, text('two'));
  await ben('PUT', url, {}, text('three'));
  await ben('PUT', url, { 'If-Match': first }, text('three'));
  const merge = { 'If-Match': second, 'Merge-Base': first };
  const third = tagOf(await ben('PUT', url, merge, text('two and three')));
  await ana('DELETE', url, { 'If-Match': third });
  const lines = await metrics();
  const counted = lines.filter((line) => line.startsWith('midair_changes_total{of="document"'));
  const outcomes = counted.map((line) => line.replace(/^.*method="(\w+)",outcome="([\w-]+)"} /, '$1 $2 '));
  expect(outcomes.toSorted()).toEqual([
    'DELETE deleted 1',
    'PUT collision 1',
    'PUT created 1',
    'PUT merged 1',
    'PUT precondition-required 1',
    'PUT repeated 1',
    'PUT unchanged 1',
    'PUT updated 1',
  ]);
  expect(lines).toContain('midair_collisions_total 1');
  expect(lines).toContain('midair_merges_total 1');
});

it('tells how long the database takes, how late the process is, and which limits were met', async () => {
  const ask = await somebody();
  for (let each = 0; each < 5; each += 1) await ask('POST', '/api/documents', {}, { title: '', body: '' });
  const lines = await metrics();
  expect(lines).toContain('midair_limits_met_total{limit="creations.person"} 1');
  expect(lines.some((line) => /^midair_database_seconds_count\{work="save"\} [1-9]/.test(line))).toBe(true);
  expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_p99_seconds '))).toBe(true);
});

it('counts streams that are open, and tells how late their readers hear of a save', async () => {
  const ana = await somebody();
  const url = DOCUMENT.replace(/1$/, '3');
  const made = await ana('PUT', url, { 'If-None-Match': '*' }, { title: '', body: 'one' });
  const stream = await ana('GET', `/api/events?document=${url.split('/').at(-1)}`);
  const reader = stream.body!.getReader();
  const heard = async (words: string) => {
    let text = '';
    while (!text.includes(words)) text += new TextDecoder().decode((await reader.read()).value);
  };
  await heard('event: ready');
  expect(await metrics()).toContain('midair_event_streams 1');
  await ana('PUT', url, { 'If-Match': made.headers.get('ETag')! }, { title: '', body: 'two' });
  await heard('event: version');
  expect(await metrics()).toContain('midair_event_delay_seconds_count 1');
  await reader.cancel();
  expect(await metrics()).toContain('midair_event_streams 0');
});

import { expect, it, vi } from 'vitest';
import { services } from '@/lib/server/services';
import type { Sending } from '@/lib/server/testing/api';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });

const TEXT = { title: 'Other', body: 'other' };
const TAG = { 'If-Match': '"1-0"' };

/** Whatever somebody may ask of a document, and what is sent with it. */
const ASKED: readonly (readonly [method: string, below: string, sending?: Sending])[] = [
  ['GET', ''],
  ['HEAD', ''],
  ['PUT', '', { json: TEXT, headers: TAG }],
  ['PUT', '', { json: TEXT, headers: { 'If-Match': '*' } }],
  ['PUT', '', { json: TEXT, headers: { ...TAG, 'Idempotency-Key': '"an-act-of-a-stranger"' } }],
  ['PATCH', '', { json: TEXT, headers: { ...TAG, 'Content-Type': 'application/merge-patch+json' } }],
  ['DELETE', '', { headers: TAG }],
  ['GET', '/versions'],
  ['DELETE', '/versions', { headers: TAG }],
  ['GET', '/versions/1'],
  ['GET', '/sharing'],
  ['PUT', '/sharing', { json: { link: 'edit' }, headers: TAG }],
  ['GET', '/invites'],
  ['POST', '/invites', { json: { access: 'edit' } }],
  ['DELETE', '/invites/00000000-0000-4000-8000-000000000000'],
  ['PUT', '/presence', { json: { tab: 'a', unsaved: false } }],
];

/** How often the store is asked for a version with its text while somebody asks for something. */
async function textsRead(ask: () => Promise<Response>): Promise<[status: number, texts: number]> {
  const { documents } = (await services()).ports;
  const reading = [vi.spyOn(documents, 'revision'), vi.spyOn(documents, 'representation')];
  const { status } = await ask();
  const texts = reading.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const spy of reading) spy.mockRestore();
  return [status, texts];
}

it('reads no text of what somebody may not see, so that the time tells them nothing of it', async () => {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  const made = await api('POST', '/api/documents', { json: TEXT, headers: { cookie } });
  const url = made.headers.get('Location')!;
  const sharing = await api('GET', `${url}/sharing`, { headers: { cookie } });
  const headers = { cookie, 'If-Match': sharing.headers.get('ETag')! };
  expect((await api('PUT', `${url}/sharing`, { json: { link: 'none' }, headers })).status).toBe(200);
  // What is counted is what reads a text.
  expect(await textsRead(() => api('GET', url, { headers: { cookie } }))).toEqual([200, 1]);
  for (const [method, below, sending] of ASKED) {
    const asked = await textsRead(() => api(method, `${url}${below}`, sending));
    expect(asked, `${method} ${below} ${JSON.stringify(sending)}`).toEqual([404, 0]);
  }
});

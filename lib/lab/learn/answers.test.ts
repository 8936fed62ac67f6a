import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHandlerHost } from '@/app/api/labs/testing/handler-host';
import { type Exchange, type Field, fieldOf } from '@/lib/lab/exchanges/exchange';
import { startOwnServices } from '@/lib/server/testing/api';

let stop: () => Promise<void>;
beforeAll(() => {
  stop = startOwnServices();
});
afterAll(() => stop());

const TEXT = JSON.stringify({ title: 'Picnic', body: 'bread' });
const OLD_TAG = ['If-Match', '"1-a"'] as const;
const JSON_PATCH = ['Content-Type', 'application/json-patch+json'] as const;

const tagOf = ({ responseFields }: Exchange) => fieldOf(responseFields, 'etag');

/** A document on the server's own handlers: that of a lab under a guard, or one that is made here. */
async function opened(guard?: string) {
  const host = await openHandlerHost(guard === undefined ? {} : { guard });
  const ask = (method: string, fields: readonly Field[] = [], body: string | null = null) =>
    host.send('Ana', { method, target: host.documentTarget, fields, body });
  const put = (fields: readonly Field[], body = TEXT) =>
    ask('PUT', [['Content-Type', 'application/json'], ...fields], body);
  const made = guard === undefined ? await put([['If-None-Match', '*']]) : await ask('GET');
  return { ask, put, tag: tagOf(made)! };
}

describe('what the pages say of this server, asked of it', () => {
  it('looks at type and size before the conditions, and at the content after them', async () => {
    const { ask, put } = await opened();
    const statuses = [
      await ask('PUT', [['Content-Type', 'text/plain'], OLD_TAG], TEXT),
      await put([OLD_TAG], JSON.stringify({ title: '', body: 'x'.repeat(2 ** 20) })),
      await put([OLD_TAG], 'no JSON'),
      await put([], 'no JSON'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([415, 413, 412, 428]);
  });

  it('makes no new version of the same bytes, so the tag stays', async () => {
    const { put, tag } = await opened();
    const again = await put([['If-Match', tag]]);
    expect([again.status, tagOf(again)]).toEqual([204, tag]);
  });

  it('tells the current tag with a read, a save and a false condition, and with no other refusal', async () => {
    const { ask, put, tag } = await opened();
    const told = [await ask('GET'), await put([['If-Match', tag]]), await put([OLD_TAG])];
    expect(told.map((each) => [each.status, tagOf(each)])).toEqual([
      [200, tag],
      [204, tag],
      [412, tag],
    ]);
    const patch = (operation: unknown) =>
      ask('PATCH', [JSON_PATCH, ['If-Match', tag]], JSON.stringify([operation]));
    const untold = [
      await put([]),
      await patch({ op: 'test', path: '/title', value: 'Barbecue' }),
      await patch({ op: 'replace', path: '/colour', value: 'blue' }),
    ];
    expect(untold.map((each) => [each.status, tagOf(each)])).toEqual([
      [428, null],
      [409, null],
      [422, null],
    ]);
  });

  it('checks the lock first, then the conditions', async () => {
    const { ask, put } = await opened('lock');
    const statuses = [await put([OLD_TAG]), await ask('DELETE', [OLD_TAG])].map(({ status }) => status);
    expect(statuses).toEqual([423, 423]);
  });

  it('looks at dates only, on a save, under the guard of dates', async () => {
    const { ask, put } = await opened('if-unmodified-since');
    const date = fieldOf((await ask('GET')).responseFields, 'last-modified')!;
    expect((await put([OLD_TAG, ['If-Unmodified-Since', date]])).status).toBe(204);
  });

  it('ignores the conditions of a write under the guard None, and those of a read under no guard', async () => {
    const { ask, put, tag } = await opened('none');
    expect((await ask('GET', [['If-None-Match', tag]])).status).toBe(304);
    expect((await put([OLD_TAG])).status).toBe(204);
  });
});

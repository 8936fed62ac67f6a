import { describe, expect, it } from 'vitest';
import { MOST_NAMES } from '@/lib/documents/model/version-names';
import { services } from '@/lib/server/services';
import type { Api } from '@/lib/server/testing/api';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), {});

/** Somebody new, with a browser of their own. */
async function somebody(): Promise<Api> {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  return (method, address, sending = {}) =>
    api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
}

/** A document with a version of one's own. */
async function aDocument() {
  const ana = await somebody();
  const made = await ana('POST', '/api/documents', { json: { title: 'Plans', body: 'one\n' } });
  const path = made.headers.get('Location')!;
  const save = async (body: string) => {
    const tag = (await ana('GET', path)).headers.get('ETag')!;
    return ana('PUT', path, { json: { title: 'Plans', body }, headers: { 'If-Match': tag } });
  };
  const list = async () => {
    const answer = await ana('GET', `${path}/versions`);
    return {
      tag: answer.headers.get('ETag')!,
      rows: (await answer.json()) as { version: number; name: string | null }[],
    };
  };
  return { ana, path, name: `${path}/versions/1/name`, save, list };
}

const once = { 'If-None-Match': '*' };

describe('the name of a version', () => {
  it('is given once under If-None-Match: *, and is said by itself and in the history', async () => {
    const { ana, name, list } = await aDocument();
    const before = await list();
    expect(before.rows[0]).toMatchObject({ version: 1, name: null });
    expect((await ana('GET', name)).status).toBe(404);
    const given = await ana('PUT', name, { json: { name: '  Sent to Ana ' }, headers: once });
    expect([given.status, await given.json()]).toEqual([201, { name: 'Sent to Ana' }]);
    expect(given.headers.get('Location')).toBe(name);
    const read = await ana('GET', name);
    expect(read.headers.get('ETag')).toBe(given.headers.get('ETag'));
    expect(read.headers.get('ETag')).toMatch(/^"1-[0-9a-f]{32}"$/);
    const after = await list();
    expect(after.rows[0]).toMatchObject({ version: 1, name: 'Sent to Ana' });
    expect(after.tag).not.toBe(before.tag);
    const again = await ana('PUT', name, { json: { name: 'Other' }, headers: once });
    expect(again.status).toBe(412);
    expect(await again.json()).toMatchObject({ reason: 'exists', currentETag: read.headers.get('ETag') });
  });

  it('leaves the version as it is for ever', async () => {
    const { ana, path, name } = await aDocument();
    const look = async () => {
      const answer = await ana('GET', `${path}/versions/1`);
      return [answer.headers.get('ETag'), answer.headers.get('Cache-Control'), await answer.text()];
    };
    const before = await look();
    await ana('PUT', name, { json: { name: 'First draft' }, headers: once });
    expect(await look()).toEqual(before);
    expect(before[1]).toContain('immutable');
  });

  it('is changed and taken away under the tag that was seen, which never comes again', async () => {
    const { ana, name, list } = await aDocument();
    const tags = new Set<string>();
    const tagOf = (answer: Response) => {
      const tag = answer.headers.get('ETag')!;
      expect(tags.has(tag)).toBe(false);
      tags.add(tag);
      return tag;
    };
    const first = tagOf(await ana('PUT', name, { json: { name: 'a' }, headers: once }));
    const renamed = await ana('PUT', name, { json: { name: 'b' }, headers: { 'If-Match': first } });
    expect(renamed.status).toBe(200);
    const second = tagOf(renamed);
    expect((await ana('PUT', name, { json: { name: 'c' }, headers: { 'If-Match': first } })).status).toBe(
      412,
    );
    expect((await ana('DELETE', name, { headers: { 'If-Match': first } })).status).toBe(412);
    expect((await ana('DELETE', name, { headers: { 'If-Match': second } })).status).toBe(204);
    expect((await ana('GET', name)).status).toBe(404);
    expect((await ana('DELETE', name, { headers: { 'If-Match': second } })).status).toBe(404);
    expect((await list()).rows[0]?.name).toBeNull();
    tagOf(await ana('PUT', name, { json: { name: 'a' }, headers: once }));
  });

  it('is refused without a precondition, before its content is looked at', async () => {
    const { ana, name } = await aDocument();
    const unguarded = await ana('PUT', name, { body: '{', headers: { 'Content-Type': 'application/json' } });
    expect([unguarded.status, (await unguarded.json()).requiredHeaders]).toEqual([428, ['If-None-Match']]);
    await ana('PUT', name, { json: { name: 'a' }, headers: once });
    const second = await ana('PUT', name, { json: { name: 'b' } });
    expect([second.status, (await second.json()).requiredHeaders]).toEqual([428, ['If-Match']]);
    expect((await ana('DELETE', name)).status).toBe(428);
    expect(
      (await ana('PUT', name, { json: { name: 'b' }, headers: { 'If-None-Match': '"x"' } })).status,
    ).toBe(428);
    expect(await (await ana('GET', name)).json()).toEqual({ name: 'a' });
  });

  it.each([
    [{ name: '' }, 422],
    [{ name: ' \u200b ' }, 422],
    [{ name: 'a\nb' }, 422],
    [{ name: 'a'.repeat(81) }, 422],
    [{ name: 'a', colour: 1 }, 422],
    [{ name: 7 }, 422],
    [{ name: '\u{1F600}'.repeat(40) }, 201],
  ])('is one line of at most 80 characters: %j is %i', async (json, status) => {
    const { ana, name } = await aDocument();
    expect((await ana('PUT', name, { json, headers: once })).status).toBe(status);
    expect((await ana('GET', name)).status).toBe(status === 201 ? 200 : 404);
  });

  it('is of a version that there is', async () => {
    const { ana, path } = await aDocument();
    const put = (version: string) =>
      ana('PUT', `${path}/versions/${version}/name`, { json: { name: 'a' }, headers: once });
    expect([(await put('2')).status, (await put('0')).status, (await put('01')).status]).toEqual([
      404, 404, 404,
    ]);
  });

  it('is given to so many versions of a document, and to no more', async () => {
    const { ana, path, name, save, list } = await aDocument();
    const { database } = await services();
    await database.write((transaction) =>
      transaction.versionName.createMany({
        data: Array.from({ length: MOST_NAMES }, (_, n) => ({
          documentId: path.split('/').at(-1)!,
          version: n + 2,
          name: `v${n + 2}`,
          change: 0,
        })),
      }),
    );
    await save('two\n');
    const refused = await ana('PUT', name, { json: { name: 'one too many' }, headers: once });
    expect([refused.status, (await refused.json()).error]).toEqual([409, 'too_many_names']);
    const second = `${path}/versions/2/name`;
    const tag = (await ana('GET', second)).headers.get('ETag')!;
    expect((await ana('PUT', second, { json: { name: 'other' }, headers: { 'If-Match': tag } })).status).toBe(
      200,
    );
    expect((await list()).rows[0]?.name).toBe('other');
  });

  it('is for whoever may edit: others read it, or see nothing', async () => {
    const { ana, path, name } = await aDocument();
    const ben = await somebody();
    const share = async (link: string) => {
      const tag = (await ana('GET', `${path}/sharing`)).headers.get('ETag')!;
      await ana('PUT', `${path}/sharing`, { json: { link }, headers: { 'If-Match': tag } });
    };
    expect((await ben('PUT', name, { json: { name: 'by Ben' }, headers: once })).status).toBe(201);
    const tag = (await ana('GET', name)).headers.get('ETag')!;
    await share('view');
    expect((await ben('GET', name)).status).toBe(200);
    expect((await ben('PUT', name, { json: { name: 'x' }, headers: { 'If-Match': tag } })).status).toBe(403);
    expect((await ben('DELETE', name, { headers: { 'If-Match': tag } })).status).toBe(403);
    await share('none');
    expect((await ben('GET', name)).status).toBe(404);
    expect((await ben('PUT', name, { json: { name: 'x' }, headers: { 'If-Match': tag } })).status).toBe(404);
    expect(await (await ana('GET', name)).json()).toEqual({ name: 'by Ben' });
  });

  it('can be read of a deleted document and not changed, and is gone with one deleted for ever', async () => {
    const { ana, path, name } = await aDocument();
    await ana('PUT', name, { json: { name: 'Kept' }, headers: once });
    const tag = (await ana('GET', name)).headers.get('ETag')!;
    const etag = (await ana('GET', path)).headers.get('ETag')!;
    await ana('DELETE', path, { headers: { 'If-Match': etag } });
    expect((await ana('GET', name)).status).toBe(200);
    expect((await ana('DELETE', name, { headers: { 'If-Match': tag } })).status).toBe(410);
    const history = (await ana('GET', `${path}/versions`)).headers.get('ETag')!;
    expect((await ana('DELETE', `${path}/versions`, { headers: { 'If-Match': history } })).status).toBe(204);
    expect((await ana('GET', name)).status).toBe(410);
    const { database } = await services();
    const where = { documentId: path.split('/').at(-1)! };
    expect(await database.readClient.versionName.count({ where })).toBe(0);
  });

  it('given again, since the answer was lost, is given once and answered as the first time', async () => {
    const { ana, path, name, save } = await aDocument();
    const send = (key: string, json: object, headers: Record<string, string>) =>
      ana('PUT', name, { json, headers: { ...headers, 'Idempotency-Key': `"${key}"` } });
    const first = await send('k1', { name: 'a' }, once);
    await save('two\n');
    const again = await send('k1', { name: 'a' }, once);
    expect([again.status, again.headers.get('ETag')]).toEqual([201, first.headers.get('ETag')]);
    expect((await send('k1', { name: 'b' }, once)).status).toBe(422);
    const tag = first.headers.get('ETag')!;
    await send('k2', { name: 'b' }, { 'If-Match': tag });
    const late = await send('k1', { name: 'a' }, once);
    expect([late.status, (await late.json()).reason]).toEqual([412, 'stale']);
    const now = (await ana('GET', name)).headers.get('ETag')!;
    const removing = { 'If-Match': now, 'Idempotency-Key': '"k3"' };
    expect((await ana('DELETE', name, { headers: removing })).status).toBe(204);
    expect((await ana('DELETE', name, { headers: removing })).status).toBe(204);
    // The key of a name is no key of a save.
    const etag = (await ana('GET', path)).headers.get('ETag')!;
    const saving = { 'If-Match': etag, 'Idempotency-Key': '"k2"' };
    expect((await ana('PUT', path, { json: { title: 'a', body: 'b' }, headers: saving })).status).toBe(422);
  });

  it('is given by exactly one of many who give one at once', async () => {
    const { ana, name } = await aDocument();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => ana('PUT', name, { json: { name: `${n}` }, headers: once })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(412)]);
  });
});

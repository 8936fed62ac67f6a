import { describe, expect, it } from 'vitest';
import { services } from '@/lib/server/services';
import type { Api } from '@/lib/server/testing/api';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), {});

async function somebody(): Promise<Api> {
  const met = await api('GET', '/api/me');
  const cookie = met.headers.get('Set-Cookie')!.split(';')[0]!;
  return (method, address, sending = {}) =>
    api(method, address, { ...sending, headers: { ...(sending.headers as object), cookie } });
}

/** A document with these bodies as its versions, saved in turn by two people. */
async function history(bodies: readonly string[], bases: Readonly<Record<number, number>> = {}) {
  const people = [await somebody(), await somebody()] as const;
  const [ana] = people;
  const made = await ana('POST', '/api/documents', { json: { title: 'T', body: bodies[0] } });
  const path = made.headers.get('Location')!;
  const tags = [made.headers.get('ETag')!];
  for (const [at, body] of bodies.entries()) {
    if (at === 0) continue;
    const base = bases[at + 1];
    const headers = { 'If-Match': tags.at(-1)!, ...(base ? { 'Merge-Base': tags[base - 1]! } : {}) };
    const saved = await people[at % 2]!('PUT', path, { json: { title: 'T', body }, headers });
    tags.push(saved.headers.get('ETag')!);
  }
  const lines = async (version: number) => (await ana('GET', `${path}/versions/${version}/lines`)).json();
  /** By line: the version that it is from. */
  const origins = async (version: number) =>
    ((await lines(version)) as { runs: { version: number | null; count: number }[] }).runs.flatMap(
      ({ version: from, count }) => Array.from({ length: count }, () => from),
    );
  const forget = async () => {
    const { database } = await services();
    await database.write((transaction) =>
      transaction.lineStep.deleteMany({ where: { documentId: path.split('/').at(-1)! } }),
    );
  };
  return { ana, path, tags, lines, origins, forget };
}

const MERGED = ['a\nb\nc\n', 'a\nc\nd\n', 'a\nb\nc\nd\ne\n', 'x\na\nb\nc\nd\ne', 'x\na\nb\nc\nd\ne\nf'];

describe('who wrote which line', () => {
  it('is said of every line, with who saved the version that it came with', async () => {
    const { lines } = await history(['a\nb\n', 'a\nx\nb\n', 'a\nx\nc\n']);
    const answer = await lines(3);
    expect(answer).toMatchObject({
      version: 3,
      runs: [1, 2, 3].map((version) => ({ version, count: 1 })),
      lookedBackTo: null,
      coarse: false,
    });
    expect(answer.versions.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3]);
    const [first, second, third] = answer.versions;
    expect(first.author.id).toBe(third.author.id);
    expect(second.author.id).not.toBe(first.author.id);
    expect(first.author).toMatchObject({ name: expect.any(String), colour: expect.any(Number) });
  });

  it('follows both parents of a merge, and is the same with what was kept of each version as without it', async () => {
    const { origins, forget } = await history(MERGED, { 3: 1 });
    const expected = [4, 1, 1, 1, 2, 3, 5];
    expect(await origins(5)).toEqual(expected);
    const other = await history(MERGED, { 3: 1 });
    await other.forget();
    expect(await other.origins(5)).toEqual(expected);
    await forget();
    expect(await origins(3)).toEqual([1, 1, 1, 2, 3]);
  });

  it('gives lines that a restore brings back to whoever wrote them', async () => {
    const { origins, ana, path } = await history(['a\nb\n', 'c\n', 'a\nb\n', 'a\nb\nd\n']);
    expect(await origins(3)).toEqual([1, 1]);
    expect(await origins(4)).toEqual([1, 1, 4]);
    const rows = await (await ana('GET', `${path}/versions`)).json();
    expect(rows.map(({ restored }: { restored: number | null }) => restored)).toEqual([null, 1, null, null]);
  });

  it('goes on over a deletion from the text before', async () => {
    const { ana, path, tags, origins } = await history(['a\nb\n']);
    await ana('DELETE', path, { headers: { 'If-Match': tags[0]! } });
    const again = await ana('PUT', path, {
      json: { title: 'T', body: 'a\nc\n' },
      headers: { 'If-None-Match': '*' },
    });
    expect(again.status).toBe(201);
    expect(await origins(2)).toEqual([1, 2]);
  });

  it('is of nobody in a version without lines, and of no version that there is not', async () => {
    const { lines, ana, path } = await history(['a', '']);
    expect(await lines(2)).toMatchObject({ runs: [], versions: [], lookedBackTo: null });
    expect((await ana('GET', `${path}/versions/3/lines`)).status).toBe(404);
  });

  it('is kept by its tag, and told again only to whoever does not have it', async () => {
    const { ana, path } = await history(['a\n', 'a\nb\n']);
    const first = await ana('GET', `${path}/versions/2/lines`);
    const tag = first.headers.get('ETag')!;
    const again = await ana('GET', `${path}/versions/2/lines`, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
  });

  it('is for whoever may read the version, and gone with a document that is deleted for ever', async () => {
    const { ana, path, tags } = await history(['secret\n']);
    const ben = await somebody();
    const lines = `${path}/versions/1/lines`;
    expect((await ben('GET', lines)).status).toBe(200);
    const sharing = (await ana('GET', `${path}/sharing`)).headers.get('ETag')!;
    await ana('PUT', `${path}/sharing`, { json: { link: 'none' }, headers: { 'If-Match': sharing } });
    expect((await ben('GET', lines)).status).toBe(404);
    await ana('DELETE', path, { headers: { 'If-Match': tags[0]! } });
    expect((await ana('GET', lines)).status).toBe(200);
    const all = (await ana('GET', `${path}/versions`)).headers.get('ETag')!;
    await ana('DELETE', `${path}/versions`, { headers: { 'If-Match': all } });
    expect((await ana('GET', lines)).status).toBe(410);
    // Made again under its id, it has no such version, though the server was asked for it before.
    const again = { json: { title: 'T', body: 'new\n' }, headers: { 'If-None-Match': '*' } };
    expect((await ana('PUT', path, again)).status).toBe(201);
    expect((await ana('GET', lines)).status).toBe(404);
    expect((await ana('GET', `${path}/versions/2/lines`)).status).toBe(200);
  });
});

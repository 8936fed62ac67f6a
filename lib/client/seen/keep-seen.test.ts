import 'fake-indexeddb/auto';
import { dehydrate, hydrate } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import { documentQuery, documentsQuery, noteSaved } from '@/lib/client/cache/queries';
import { makeQueryClient } from '@/lib/client/cache/query-client';
import { versionOf } from '@/lib/client/testing/drive';
import { keepSeen } from './keep-seen';
import { seenStore } from './seen-store';

let count = 0;
const ANA = { id: 'ana', name: 'Ana', colour: 1, was: ['anonymous'] };
const NOW = '2026-01-02T03:04:05.000Z';
const row = {
  id: 'a',
  title: 'A',
  version: 1,
  etag: '"1"',
  author: null,
  savedAt: NOW,
  owned: true,
};

let client: ReturnType<typeof makeQueryClient>;
let store: ReturnType<typeof seenStore>;
let end: () => void;
let time = NOW;
beforeEach(() => {
  time = NOW;
  client = makeQueryClient();
  store = seenStore(`kept-${++count}`);
  end = keepSeen(client, { store, me: async () => ANA, now: () => new Date(time) });
});

const reads = (documentId: string, answer: () => unknown) =>
  client
    .fetchQuery({ queryKey: documentQuery(documentId).queryKey, queryFn: async () => answer(), retry: false })
    .catch(() => null);
const until = (check: () => Promise<void>) => vi.waitFor(check, { interval: 1, timeout: 20_000 });

it('keeps what the server sent, and what it took', async () => {
  await reads('a', () => versionOf(1, 'one'));
  await until(async () =>
    expect(await store.document('a', ANA)).toEqual({
      person: 'ana',
      documentId: 'a',
      snapshot: versionOf(1, 'one'),
      seenAt: NOW,
    }),
  );
  noteSaved(client, 'a', versionOf(2, 'two'));
  await until(async () => expect((await store.document('a', ANA))?.snapshot).toEqual(versionOf(2, 'two')));
});

it('keeps the list of all documents, every page of it, and no other list', async () => {
  const page = (rows: readonly (typeof row)[]) => ({ rows, next: null });
  const set = (search: string, deleted: boolean, pages: readonly ReturnType<typeof page>[]) =>
    client.setQueryData(documentsQuery({ search, deleted }).queryKey, {
      pages: [...pages],
      pageParams: [''],
    });
  set('', false, [page([row]), page([{ ...row, id: 'b' }])]);
  await until(async () => expect((await store.list(ANA))?.rows.map(({ id }) => id)).toEqual(['a', 'b']));
  expect((await store.list(null))?.was).toEqual(['anonymous']);
  time = '2026-01-02T09:09:09.000Z';
  set('tea', false, [page([])]);
  set('', true, [page([])]);
  await reads('c', () => versionOf(1, ''));
  await until(async () => expect(await store.document('c', ANA)).not.toBeNull());
  expect(await store.list(ANA)).toMatchObject({ rows: [{ id: 'a' }, { id: 'b' }], seenAt: NOW });
});

it.each([403, 404, 410])('forgets a document that the server answers with %i', async (status) => {
  await reads('a', () => versionOf(1, 'one'));
  await until(async () => expect(await store.document('a', ANA)).not.toBeNull());
  await reads('a', () => {
    throw new ProblemError({ status, error: 'e', message: 'm' }, null, null);
  });
  await until(async () => expect(await store.document('a', ANA)).toBeNull());
});

it('keeps a document that cannot be read now', async () => {
  await reads('a', () => versionOf(1, 'one'));
  await until(async () => expect(await store.document('a', ANA)).not.toBeNull());
  for (const error of [
    new NetworkError('No answer.'),
    new ProblemError({ status: 503, error: 'e', message: 'm' }, null, null),
  ]) {
    await reads('a', () => {
      throw error;
    });
  }
  await reads('b', () => versionOf(1, ''));
  await until(async () => expect(await store.document('b', ANA)).not.toBeNull());
  expect(await store.document('a', ANA)).not.toBeNull();
});

it('keeps nothing once it has ended', async () => {
  end();
  await reads('a', () => versionOf(1, 'one'));
  client = makeQueryClient();
  end = keepSeen(client, { store, me: async () => ANA, now: () => new Date(NOW) });
  await reads('b', () => versionOf(1, ''));
  await until(async () => expect(await store.document('b', ANA)).not.toBeNull());
  expect(await store.document('a', ANA)).toBeNull();
  end();
});

it('keeps what a page came with, whether that was there before or comes with a later page', async () => {
  end();
  const served = (id: string) => {
    const server = makeQueryClient();
    server.setQueryData(documentQuery(id).queryKey, versionOf(1, id));
    return dehydrate(server);
  };
  hydrate(client, served('a'));
  end = keepSeen(client, { store, me: async () => ANA, now: () => new Date(NOW) });
  hydrate(client, served('b'));
  for (const id of ['a', 'b']) {
    await until(async () => expect((await store.document(id, ANA))?.snapshot).toEqual(versionOf(1, id)));
  }
  end();
});

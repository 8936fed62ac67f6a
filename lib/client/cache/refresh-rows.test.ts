import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { DocumentsApi } from '@/lib/client/api/documents-api';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { documentsQuery } from './queries';
import { refreshRows } from './refresh-rows';

const row = (id: string, version: number): DocumentRow => ({
  id,
  title: `${id}, as of v${version}`,
  version,
  etag: `"${version}-${id}"`,
  author: null,
  savedAt: '2026-01-01T00:00:00.000Z',
  owned: true,
});

/** A server whose newest page is this one. */
const serving = (rows: readonly DocumentRow[]) =>
  ({ list: async () => ({ rows, next: null }) }) as unknown as DocumentsApi;

const all = documentsQuery({ search: '', deleted: false });
const deleted = documentsQuery({ search: '', deleted: true });

function listing(...pages: readonly (readonly DocumentRow[])[]): QueryClient {
  const client = new QueryClient();
  client.setQueryData(all.queryKey, {
    pages: pages.map((rows) => ({ rows, next: null })),
    pageParams: pages.map((_, at) => `page ${at}`),
  });
  return client;
}

const shown = (client: QueryClient) =>
  client.getQueryData(all.queryKey)?.pages.flatMap((page) => page.rows.map(({ title }) => title));

it('brings a row up to date where it stands', async () => {
  const client = listing([row('a', 1), row('b', 1)], [row('c', 1)]);
  await refreshRows(client, new Set(['c']), serving([row('c', 2), row('a', 1), row('b', 1)]));
  expect(shown(client)).toEqual(['a, as of v1', 'b, as of v1', 'c, as of v2']);
  expect(client.getQueryState(all.queryKey)?.isInvalidated).toBe(false);
});

it('never takes a row back to an older version', async () => {
  const client = listing([row('a', 3)]);
  await refreshRows(client, new Set(['a']), serving([row('a', 2)]));
  expect(shown(client)).toEqual(['a, as of v3']);
});

it('takes over what one may do since, though nobody saved anything', async () => {
  const client = listing([{ ...row('a', 3), access: 'edit' }]);
  await refreshRows(client, new Set(['a']), serving([{ ...row('a', 3), access: 'view' }]));
  expect(client.getQueryData(all.queryKey)?.pages[0]?.rows[0]?.access).toBe('view');
});

it('loads the lists again when a document is not among the newest any more', async () => {
  const client = listing([row('a', 1), row('b', 1)]);
  await refreshRows(client, new Set(['b']), serving([row('a', 1)]));
  expect(client.getQueryState(all.queryKey)?.isInvalidated).toBe(true);
});

it('leaves the list of deleted documents alone', async () => {
  const client = listing([row('a', 1)]);
  client.setQueryData(deleted.queryKey, { pages: [{ rows: [row('a', 1)], next: null }], pageParams: [''] });
  await refreshRows(client, new Set(['a']), serving([row('a', 2)]));
  expect(client.getQueryData(deleted.queryKey)?.pages[0]?.rows[0]?.version).toBe(1);
});

it('begins a read again that was under way meanwhile', async () => {
  const client = listing([row('a', 1)]);
  let asked = 0;
  const never = async () => {
    asked++;
    return new Promise<never>(() => {});
  };
  void client.fetchInfiniteQuery({ ...all, queryFn: never }).catch(() => {});
  await refreshRows(client, new Set(['a']), serving([row('a', 2)]));
  expect(asked).toBe(1);
  expect(client.getQueryState(all.queryKey)?.isInvalidated).toBe(true);
});

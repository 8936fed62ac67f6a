import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import { documentQuery, noteSaved } from './queries';

const version = (number: number): Snapshot => ({
  content: { title: '', body: '' },
  etag: `"${number}"`,
  version: number,
  author: null,
  savedAt: null,
});

const { queryKey } = documentQuery('d');

/** A page that knows version 7; its last look found nothing where it was answered by that status. */
async function page(status: number | null): Promise<QueryClient> {
  const client = new QueryClient();
  client.setQueryData(queryKey, version(7));
  if (status === null) return client;
  const problem = { status, error: 'x', message: '' };
  const queryFn = () => Promise.reject(new ProblemError(problem as ProblemError['problem'], null, null));
  await client.fetchQuery({ queryKey, queryFn, staleTime: 0, retry: false }).catch(() => {});
  return client;
}

it.each([
  ['a later version that it knows', null, 7],
  ['a later version that it knows, though it could not be looked at', 503, 7],
  ['what was saved, where what it knew is not there any more', 404, 1],
])('shows %s', async (_, status, shown) => {
  const client = await page(status);
  noteSaved(client, 'd', version(1));
  expect(client.getQueryData<Snapshot>(queryKey)?.version).toBe(shown);
});

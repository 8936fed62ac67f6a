import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { DocumentsApi } from '@/lib/client/api/documents-api';
import { versionOf } from '@/lib/client/testing/drive';
import { documentQuery } from './queries';
import { asRead, asSent, servedJustNow, takenFrom } from './served';

const KEY = documentQuery('d').queryKey;

/** What a page of that time came with, on a server whose clock is an hour ahead. */
function served(version: number, isStale = false) {
  const server = new QueryClient();
  server.setQueryData(KEY, versionOf(version, `text ${version}`), { updatedAt: Date.now() + 3_600_000 });
  if (isStale) void server.invalidateQueries({ refetchType: 'none' });
  return dehydrate(server, asSent);
}

/** Reads the document, and says how often the server was asked. */
async function read(client: QueryClient) {
  let asked = 0;
  const api = {
    read: async () => {
      asked += 1;
      return versionOf(9, 'from the server');
    },
    me: async () => ({ id: 'me', name: 'Ben', colour: 0 }),
    versions: async () => ({ rows: [], next: null }),
  } as unknown as DocumentsApi;
  const { version } = await client.fetchQuery(documentQuery('d', api));
  return { version, asked };
}

it('is not asked for again while it is new, by the clock of the browser, and always after that', async () => {
  const client = new QueryClient();
  hydrate(client, takenFrom(served(3), client, Date.now()), asRead);
  expect(await read(client)).toEqual({ version: 3, asked: 0 });
  const later = new QueryClient();
  hydrate(later, takenFrom(served(3), later, Date.now() - 10_001), asRead);
  expect(await read(later)).toEqual({ version: 9, asked: 1 });
  // What was asked for once is asked for each time.
  expect(await read(later)).toEqual({ version: 9, asked: 1 });
});

it('is asked for again where it was sent to nobody', async () => {
  const client = new QueryClient();
  hydrate(client, takenFrom(served(3, true), client, Date.now()), asRead);
  expect(await read(client)).toEqual({ version: 9, asked: 1 });
});

it('opens at once also where it was sent to nobody, as long as it is new', async () => {
  const client = new QueryClient();
  const now = Date.now();
  hydrate(client, takenFrom(served(3, true), client, now), asRead);
  expect(servedJustNow(client.getQueryState(KEY), now + 9_999)?.version).toBe(3);
  expect(servedJustNow(client.getQueryState(KEY), now + 10_000)).toBeUndefined();
  await read(client);
  expect(servedJustNow(client.getQueryState(KEY), now)).toBeUndefined();
});

it('never takes the place of what the page has', () => {
  const client = new QueryClient();
  client.setQueryData(KEY, versionOf(4, 'newer'), { updatedAt: 1 });
  expect(takenFrom(served(3), client, Date.now()).queries).toEqual([]);
});

import { hashKey, type Query, type QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Myself } from '@/lib/client/api/shapes';
import { documentQuery, documentsQuery } from '@/lib/client/cache/queries';
import type { SeenStore } from './seen-store';

interface World {
  readonly store: SeenStore;
  readonly me: () => Promise<Myself>;
  readonly now: () => Date;
}

const LIST = documentsQuery({ search: '', deleted: false }).queryKey;
const LIST_HASH = hashKey(LIST);

/**
 * Keeps on the device each document and the list of documents as the server sent them last, and forgets a document that
 * the server does not show any more. Returns what ends it. Where the device keeps nothing, nothing is kept.
 */
export function keepSeen(client: QueryClient, { store, me, now }: World): () => void {
  const quietly = (work: Promise<void>) => void work.catch(() => {});

  const keepDocument = async (documentId: string): Promise<void> => {
    const seenAt = now().toISOString();
    const snapshot = client.getQueryData(documentQuery(documentId).queryKey);
    if (snapshot) await store.keepDocument(await me(), { documentId, snapshot, seenAt });
  };
  const keepList = async (): Promise<void> => {
    const seenAt = now().toISOString();
    const pages = client.getQueryData(LIST)?.pages;
    if (!pages) return;
    const person = await me();
    await store.keepList(person, { rows: pages.flatMap(({ rows }) => rows), seenAt, was: person.was });
  };

  const documentOf = ({ queryKey: [kind, id] }: Query) =>
    kind === 'document' && typeof id === 'string' ? id : null;
  const keep = (query: Query) => {
    const id = documentOf(query);
    if (query.queryHash === LIST_HASH) quietly(keepList());
    else if (id !== null) quietly(keepDocument(id));
  };

  const cache = client.getQueryCache();
  // What the page came with.
  for (const query of cache.getAll()) keep(query);
  return cache.subscribe((event) => {
    if (event.type === 'added') return keep(event.query);
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') return keep(event.query);
    const id = documentOf(event.query);
    if (event.action.type === 'error' && id !== null && isWithheld(event.query.state.error)) {
      quietly(store.forget(id));
    }
  });
}

/** Whether the server says that this person has nothing to see there (RFC 9110 §15.5.4, §15.5.5, §15.5.11). */
function isWithheld(error: unknown): boolean {
  return error instanceof ProblemError && [403, 404, 410].includes(error.status);
}

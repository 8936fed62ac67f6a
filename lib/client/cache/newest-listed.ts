import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { DocumentsQuery, Page } from '@/lib/client/api/documents-api';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { versionsQuery } from './queries';

/**
 * The newest version of a document that lists and its history, as far as this page has loaded them since the document
 * itself, tell of; 0 where they tell of none.
 */
export function newestListed(client: QueryClient, documentId: string): number {
  const since = client.getQueryState(['document', documentId])?.dataUpdatedAt ?? 0;
  const history = client.getQueryState(versionsQuery(documentId).queryKey);
  const newest = history?.data?.pages[0]?.rows[0];
  const isLater = (history?.dataUpdatedAt ?? 0) >= since;
  const rows = client
    .getQueryCache()
    .findAll({
      queryKey: ['documents'],
      predicate: ({ queryKey, state }) =>
        !(queryKey[1] as DocumentsQuery | undefined)?.deleted && state.dataUpdatedAt >= since,
    })
    .flatMap(({ state }) => (state.data as InfiniteData<Page<DocumentRow>> | undefined)?.pages ?? [])
    .flatMap((page) => page.rows)
    .filter(({ id }) => id === documentId);
  return Math.max(isLater ? (newest?.version ?? 0) : 0, ...rows.map(({ version }) => version));
}

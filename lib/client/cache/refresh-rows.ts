import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import {
  type DocumentsApi,
  type DocumentsQuery,
  documents,
  documentsPath,
  type Page,
} from '@/lib/client/api/documents-api';
import type { DocumentRow } from '@/lib/client/api/shapes';

type Pages = InfiniteData<Page<DocumentRow>, string>;

const LIST = { queryKey: ['documents'] } as const;

/**
 * Brings rows of the lists up to date where they stand, so that nothing moves under a pointer; the order is put right
 * when the list is loaded the next time. What changed is at the top of the newest page, so one page is asked for. A
 * document that is not on it may be gone, and the lists are loaded again.
 */
export async function refreshRows(
  client: QueryClient,
  ids: ReadonlySet<string>,
  api: DocumentsApi = documents,
): Promise<void> {
  const { rows } = await api.list(documentsPath({ search: '', deleted: false }));
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const found = [...ids].every((id) => fresh.has(id));
  // A read of the lists under way may answer with what was there before.
  if (!found || client.isFetching(LIST) > 0) return client.invalidateQueries(LIST);
  client.setQueriesData<Pages>(
    { ...LIST, predicate: ({ queryKey }) => !(queryKey[1] as DocumentsQuery | undefined)?.deleted },
    (list) => list && { ...list, pages: list.pages.map((page) => withRows(page, fresh)) },
  );
}

function withRows(page: Page<DocumentRow>, fresh: ReadonlyMap<string, DocumentRow>): Page<DocumentRow> {
  return {
    ...page,
    rows: page.rows.map((row) => {
      const is = fresh.get(row.id);
      if (!is || is.version < row.version) return row;
      // Where a search found it is not asked for anew.
      return row.snippet === undefined ? is : { ...is, snippet: row.snippet };
    }),
  };
}

import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  authorOf,
  type DocumentsApi,
  type DocumentsQuery,
  documents,
  documentsPath,
  versionsPath,
} from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { VersionRow } from '@/lib/client/api/shapes';
import type { Snapshot } from '@/lib/client/document/content';
import { putInPlace } from './put-in-place';
import { freshAsServed } from './served';

/** One's own name and colour. */
export function meQuery(api: DocumentsApi = documents) {
  return queryOptions({ queryKey: ['me'], queryFn: () => api.me(), staleTime: Number.POSITIVE_INFINITY });
}

/** Has the page show who one is as soon as the server says that it is somebody else; returns what ends it. */
export function followMe(client: QueryClient, api: Pick<DocumentsApi, 'onMe'> = documents): () => void {
  return api.onMe((me) => client.setQueryData(meQuery().queryKey, me));
}

/** One's own documents, owned or opened, newest change first, page by page. */
export function documentsQuery(query: DocumentsQuery, api: DocumentsApi = documents) {
  return infiniteQueryOptions({
    queryKey: ['documents', query],
    queryFn: ({ pageParam, signal }) => api.list(pageParam, signal),
    initialPageParam: documentsPath(query),
    getNextPageParam: (page) => page.next,
    staleTime: freshAsServed,
  });
}

/**
 * A document's current version with its tag. Asked for again when it is looked at, unless the page has just come with it; who saved a version that was
 * not known before is looked up in the history.
 */
export function documentQuery(documentId: string, api: DocumentsApi = documents) {
  const queryKey = ['document', documentId] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Snapshot> => {
      const known = client.getQueryData<Snapshot>(queryKey);
      const current = await api.read(documentId, signal, known);
      if (known?.etag === current.etag) {
        return known.access === current.access ? known : { ...known, access: current.access };
      }
      // Numbers of versions that are gone may be given again.
      if (current.rewoundTo) client.removeQueries({ queryKey: ['version', documentId] });
      return known ? attributed(client, documentId, current, api, signal) : current;
    },
    staleTime: freshAsServed,
  });
}

/**
 * A current version with who saved it, when, and what it restored; without an answer that stays unknown, which loses no
 * text. The history is as new then.
 */
export async function attributed(
  client: QueryClient,
  documentId: string,
  current: Snapshot,
  api: DocumentsApi = documents,
  signal?: AbortSignal,
): Promise<Snapshot> {
  try {
    const path = versionsPath(documentId);
    const [me, page] = await Promise.all([api.me(), api.versions(path, signal)]);
    // Pages further back that somebody looks at stay.
    client.setQueryData(versionsQuery(documentId, api).queryKey, (shown) =>
      shown && shown.pages.length > 1 ? shown : { pages: [page], pageParams: [path] },
    );
    const row = page.rows.find(({ etag }) => etag === current.etag);
    if (!row) return current;
    const restores = restoredBy(row, page.rows);
    return {
      ...current,
      author: authorOf(row.author, me),
      savedAt: row.savedAt,
      ...(restores !== null && { restores }),
    };
  } catch {
    return current;
  }
}

/** The newest version before the last one whose text a version has again: their tags end alike (`isTagOf`). */
function restoredBy({ etag, version }: VersionRow, rows: readonly VersionRow[]): number | null {
  const digest = etag.split('-')[1];
  const found = rows.filter((row) => row.version < version - 1 && row.etag.split('-')[1] === digest);
  return found.length > 0 ? Math.max(...found.map((row) => row.version)) : null;
}

/** A document's history, newest first, page by page. */
export function versionsQuery(documentId: string, api: DocumentsApi = documents) {
  return infiniteQueryOptions({
    queryKey: ['versions', documentId],
    queryFn: ({ pageParam, signal }) => api.versions(pageParam, signal),
    initialPageParam: versionsPath(documentId),
    getNextPageParam: (page) => page.next,
  });
}

/** One row of a history, wherever in it. */
export function versionRowQuery(documentId: string, version: number, api: DocumentsApi = documents) {
  return queryOptions({
    queryKey: [...versionsQuery(documentId, api).queryKey, 'row', version],
    queryFn: async ({ signal }): Promise<VersionRow | null> => {
      const { rows } = await api.versions(
        `${versionsPath(documentId)}?limit=1&before=${version + 1}`,
        signal,
      );
      return rows.find((row) => row.version === version) ?? null;
    },
  });
}

/** The newest rows of a history: those that the page has if this version is among them, else those of now. */
export async function newestVersions(
  client: QueryClient,
  documentId: string,
  version: number,
  api: DocumentsApi = documents,
): Promise<readonly VersionRow[]> {
  const known = client.getQueryData(versionsQuery(documentId, api).queryKey)?.pages[0]?.rows;
  if (known?.some((row) => row.version === version)) return known;
  return (await api.versions(versionsPath(documentId))).rows;
}

/** One version of a document; it never changes while the page knows of no backup that was put back. */
export function versionQuery(documentId: string, version: number, api: DocumentsApi = documents) {
  return queryOptions({
    queryKey: ['version', documentId, version],
    queryFn: ({ signal }) => api.readVersion(documentId, version, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Takes note of a version that this tab saved: what shows it, its history or the list is right or asked for again. */
export function noteSaved(client: QueryClient, documentId: string, snapshot: Snapshot): void {
  const { queryKey } = documentQuery(documentId);
  // What was known of a document that was not there any more when it was looked for has gone with it.
  const fault = client.getQueryState(queryKey)?.error;
  const isOver = fault instanceof ProblemError && fault.status === 404;
  // An act whose answer was lost may have been built upon before it was known to have arrived.
  putInPlace(client, queryKey, (known) =>
    known && !isOver && known.version > snapshot.version ? known : snapshot,
  );
  void client.invalidateQueries({ queryKey: ['versions', documentId] });
  void client.invalidateQueries({ queryKey: ['documents'] });
}

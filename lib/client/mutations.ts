import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Content, Snapshot } from './content';
import { type DocumentsApi, documents } from './documents-api';
import { documentQuery, meQuery, noteSaved } from './queries';
import type { Person } from './shapes';

/** Makes a document; also what an import does. */
export function createDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: (content: Content) => api.create(content),
    onSuccess: ({ id, ...snapshot }) => noteSaved(client, id, snapshot),
  });
}

/** Gives a document another title, on top of whatever is its newest version. */
export function renameDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: async ({ id, title }: { readonly id: string; readonly title: string }) => {
      const current = await api.read(id);
      const content = { ...current.content, title };
      return api.put({ documentId: id, content, guard: { ifMatch: current.etag } });
    },
    onSuccess: (snapshot, { id }) => noteSaved(client, id, snapshot),
  });
}

/** Deletes the version that the person saw, or, from a list row, the one that the row names: never a newer one unseen. */
export function deleteDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: ({ id, etag }: { readonly id: string; readonly etag: string }) => api.remove(id, etag),
    onSuccess: async (_, { id }) => {
      client.removeQueries({ queryKey: documentQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
}

/** Makes a deleted document again with the text of its last version, unless someone was quicker. */
export function undeleteDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: async ({ id, version }: { readonly id: string; readonly version: number }) => {
      const { content } = await api.readVersion(id, version);
      return api.put({ documentId: id, content, guard: { ifNoneMatch: '*' } });
    },
    onSuccess: (snapshot, { id }) => noteSaved(client, id, snapshot),
  });
}

/** Saves an earlier version's text again on top of the version that the person saw: an ordinary conditional save. */
export function restoreVersion(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: async ({
      id,
      version,
      on,
    }: {
      readonly id: string;
      readonly version: number;
      readonly on: Snapshot;
    }) => {
      const { content } = await api.readVersion(id, version);
      return api.put({ documentId: id, content, guard: { ifMatch: on.etag } });
    },
    onSuccess: (snapshot, { id }) => noteSaved(client, id, snapshot),
  });
}

/** Changes the caller's own name and colour. */
export function changeMe(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: (change: Pick<Person, 'name' | 'colour'>) => api.changeMe(change),
    onSuccess: (me) => client.setQueryData(meQuery().queryKey, me),
  });
}

import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { type DocumentsApi, documents } from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Person } from '@/lib/client/api/shapes';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { documentQuery, meQuery, noteSaved } from './queries';

/** Makes a document; also what an import does. */
export function createDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: (content: Content) => api.create(content),
    onSuccess: ({ id, ...snapshot }) => noteSaved(client, id, snapshot),
  });
}

/** Somebody else gave the document another title than the one that was seen. */
export class TitleChangedError extends Error {
  override readonly name = 'TitleChangedError';
  /** The title that it has now. */
  readonly title: string;

  constructor(title: string) {
    super('The title was changed in the meantime.');
    this.title = title;
  }
}

/** How often a rename gives way to saves that come first. */
const RENAME_TRIES = 5;

/**
 * Gives a document another title, on top of whatever is its newest version: text that others save meanwhile stays. If
 * its title is not the one that the person has `seen`, nothing is changed and `TitleChangedError` is thrown.
 */
export function renameDocument(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: async (asked: { readonly id: string; readonly title: string; readonly seen: string }) => {
      const { id, title, seen } = asked;
      let current = await api.read(id);
      for (let attempt = 1; ; attempt++) {
        const is = current.content.title;
        if (is !== seen && is !== title) throw new TitleChangedError(is);
        try {
          const content = { ...current.content, title };
          return await api.put({ documentId: id, content, guard: { ifMatch: current.etag } });
        } catch (error) {
          const overtaken = error instanceof ProblemError && error.status === 412;
          if (!overtaken || attempt === RENAME_TRIES) throw error;
          current = await api.currentAfter(id, error);
        }
      }
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

/** Changes one's own name and colour. */
export function changeMe(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: (change: Pick<Person, 'name' | 'colour'>) => api.changeMe(change),
    onSuccess: (me) => client.setQueryData(meQuery().queryKey, me),
  });
}

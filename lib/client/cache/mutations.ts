import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { ChangedMeanwhileError } from '@/lib/client/api/changed-meanwhile';
import { type DocumentsApi, documents } from '@/lib/client/api/documents-api';
import type { Naming } from '@/lib/client/api/history-api';
import { isUnanswered, NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import type { Person } from '@/lib/client/api/shapes';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import { uuid } from '@/lib/http/client/uuid';
import { type Pause, putOnce, untilAnswered } from './one-act';
import { documentQuery, meQuery, noteSaved, versionsQuery } from './queries';

/** A document that was to be made, and of which nobody knows if it was. */
export interface Unmade {
  readonly id: string;
  readonly key: string;
  readonly content: Content;
}

/** By page: the latest. Components come and go between two tries. */
const unknown = new WeakMap<QueryClient, Unmade>();

/** A document that was made; or, with `kept`, one that is on the device until the server answers. */
type Made = { readonly id: string; readonly kept: boolean; readonly snapshot: Snapshot | null };

/** Waits for nothing: whoever is not answered has another way. */
function dontWait(): Promise<never> {
  return Promise.reject(new NetworkError('No answer from the server.'));
}

/**
 * Makes a document, under an id of this page's choice, so that a lost answer never makes two; also what an import does.
 * Whoever asks for the same again after no answer came, asks for that very document.
 *
 * @param keep keeps it on the device where no answer comes: then it counts as made, and is made later.
 */
export function createDocument(
  client: QueryClient,
  api: DocumentsApi = documents,
  wait?: Pause,
  keep?: (unmade: Unmade) => Promise<void>,
) {
  return mutationOptions({
    mutationFn: async (content: Content): Promise<Made> => {
      const before = unknown.get(client);
      const made =
        before && sameContent(before.content, content) ? before : { id: uuid(), key: uuid(), content };
      unknown.delete(client);
      const { id: documentId, key } = made;
      const guard = { ifNoneMatch: '*' } as const;
      try {
        const put = { documentId, content, guard, key };
        const snapshot = await putOnce(api, put, keep ? dontWait : wait);
        return { id: documentId, kept: false, snapshot };
      } catch (error) {
        if (!isUnanswered(error)) throw error;
        const kept = await keep?.(made).then(
          () => true,
          () => false,
        );
        if (kept) return { id: documentId, kept, snapshot: null };
        unknown.set(client, made);
        throw error;
      }
    },
    onSuccess: ({ id, snapshot }) => snapshot && noteSaved(client, id, snapshot),
  });
}

/** How often a rename gives way to saves that come first. */
const RENAME_TRIES = 5;

/**
 * Gives a document another title, on top of whatever is its newest version: text that others save meanwhile stays. If
 * its title is not the one that the person has `seen`, nothing is changed and `ChangedMeanwhileError` is thrown.
 */
export function renameDocument(client: QueryClient, api: DocumentsApi = documents, wait?: Pause) {
  return mutationOptions({
    mutationFn: async (asked: { readonly id: string; readonly title: string; readonly seen: string }) => {
      const { id, title, seen } = asked;
      let current = await api.read(id);
      for (let attempt = 1; ; attempt++) {
        const is = current.content.title;
        if (is !== seen && is !== title) throw new ChangedMeanwhileError(is);
        try {
          const content = { ...current.content, title };
          return await putOnce(api, { documentId: id, content, guard: guardOf(current), key: uuid() }, wait);
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
export function deleteDocument(client: QueryClient, api: DocumentsApi = documents, wait?: Pause) {
  return mutationOptions({
    mutationFn: ({ id, etag }: { readonly id: string; readonly etag: string }) => {
      const key = uuid();
      return untilAnswered(() => api.remove(id, etag, key), wait);
    },
    onSuccess: async (_, { id }) => {
      client.removeQueries({ queryKey: documentQuery(id).queryKey });
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
}

/** Makes a deleted document again with the text of its last version, unless someone was quicker. */
export function undeleteDocument(client: QueryClient, api: DocumentsApi = documents, wait?: Pause) {
  return mutationOptions({
    mutationFn: async ({ id, version }: { readonly id: string; readonly version: number }) => {
      const { content } = await api.readVersion(id, version);
      return putOnce(api, { documentId: id, content, guard: { ifNoneMatch: '*' }, key: uuid() }, wait);
    },
    onSuccess: (snapshot, { id }) => noteSaved(client, id, snapshot),
  });
}

/** Saves an earlier version's text again on top of the version that the person saw: an ordinary conditional save. */
export function restoreVersion(client: QueryClient, api: DocumentsApi = documents, wait?: Pause) {
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
      return putOnce(api, { documentId: id, content, guard: guardOf(on), key: uuid() }, wait);
    },
    onSuccess: (snapshot, { id }) => noteSaved(client, id, snapshot),
  });
}

/** Calls a version something else than it was seen to be called, or takes its name away. */
export function nameVersion(client: QueryClient, api: DocumentsApi = documents, wait?: Pause) {
  return mutationOptions({
    mutationFn: (naming: Omit<Naming, 'key'>) => {
      const key = uuid();
      return untilAnswered(() => api.nameVersion({ ...naming, key }), wait);
    },
    onSettled: (_data, _error, { documentId }) =>
      client.invalidateQueries({ queryKey: versionsQuery(documentId, api).queryKey }),
  });
}

function guardOf({ etag, version }: Snapshot) {
  return { ifMatch: etag, version };
}

/** Changes one's own name and colour. */
export function changeMe(client: QueryClient, api: DocumentsApi = documents) {
  return mutationOptions({
    mutationFn: (change: Pick<Person, 'name' | 'colour'>) => api.changeMe(change),
    onSuccess: (me) => client.setQueryData(meQuery().queryKey, me),
  });
}

import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { uuid } from '@/lib/http/client/uuid';
import { adoptDraft, discardDraft, listDrafts } from './device-drafts';
import { deviceDrafts, thisTab } from './this-device';

const DRAFTS = ['drafts'] as const;
const SHELF = ['shelf'] as const;

/** Everything on this device that the server does not have. */
export function draftsQuery() {
  return queryOptions({
    queryKey: DRAFTS,
    queryFn: async () => listDrafts(deviceDrafts, await thisTab()),
    staleTime: 0,
    retry: false,
  });
}

/** One document's discarded texts, the latest first. */
export function shelfQuery(documentId?: string) {
  return queryOptions({
    queryKey: [...SHELF, documentId ?? null],
    queryFn: () => deviceDrafts.shelf(documentId),
    staleTime: 0,
    retry: false,
  });
}

/** Makes a dead tab's draft this tab's own, to be found when its document is opened. */
export function takeDraft(client: QueryClient) {
  return mutationOptions({
    mutationFn: async (id: string) => {
      const draft = await deviceDrafts.read(id);
      return draft ? adoptDraft(deviceDrafts, await thisTab(), draft) : null;
    },
    onSettled: () => client.invalidateQueries({ queryKey: DRAFTS }),
  });
}

/** Moves a dead tab's draft to the shelf. */
export function discardKeptDraft(client: QueryClient) {
  return mutationOptions({
    mutationFn: async (id: string) => {
      const draft = await deviceDrafts.read(id);
      const stamp = { id: uuid(), at: new Date().toISOString() };
      if (draft) await discardDraft(deviceDrafts, await thisTab(), draft, stamp);
    },
    onSettled: () => Promise.all([DRAFTS, SHELF].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Throws a text off the shelf, for good. */
export function removeFromShelf(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => deviceDrafts.unshelve(id),
    onSettled: () => client.invalidateQueries({ queryKey: SHELF }),
  });
}

import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { uuid } from '@/lib/http/client/uuid';
import { discardDraft, listDrafts } from './device-drafts';
import { deviceDrafts, thisTab } from './this-device';
import type { Unreadable } from './unreadable';

const DRAFTS = ['drafts'] as const;
const SHELF = ['shelf'] as const;
/** Milliseconds after which a device is asked again that did not say what it keeps. */
const ASK_AGAIN = 5_000;

/** Everything on this device that the server does not have. A device that is silent is asked until it answers. */
export function draftsQuery() {
  return queryOptions({
    queryKey: DRAFTS,
    queryFn: async () => listDrafts(deviceDrafts, await thisTab()),
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.status === 'error' ? ASK_AGAIN : false),
  });
}

/** What this device keeps and this release cannot open. */
export function unreadableQuery() {
  return queryOptions({
    queryKey: [...DRAFTS, 'unreadable'],
    queryFn: () => deviceDrafts.unreadable(),
    staleTime: 0,
    retry: false,
  });
}

/** Throws away what cannot be read, for good. */
export function removeUnreadable(client: QueryClient) {
  return mutationOptions({
    mutationFn: (found: Unreadable) => deviceDrafts.remove(found),
    onSettled: () => draftsChanged(client),
  });
}

/** Looks again at what this device keeps. */
export function draftsChanged(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: DRAFTS });
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

/** Moves a draft that no page has to the shelf. */
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

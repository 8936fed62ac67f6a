import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { ProblemError } from '@/lib/client/api/problem-error';
import {
  type InviteRequest,
  type SharingApi,
  type SharingChange,
  sharings,
} from '@/lib/client/api/sharing-api';
import { putInPlace } from './put-in-place';
import { withhold } from './withhold';

/** Who may do what with a document, with its tag. Only its owner may ask. */
export function sharingQuery(documentId: string, api: SharingApi = sharings) {
  return queryOptions({
    queryKey: ['sharing', documentId],
    queryFn: ({ signal }) => api.sharing(documentId, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/**
 * Changes the sharing that the person saw. If it is another one by now, nothing is changed, and the newer one is shown:
 * the refusal is thrown once it is there.
 */
export function changeSharing(client: QueryClient, documentId: string, api: SharingApi = sharings) {
  const { queryKey } = sharingQuery(documentId, api);
  return mutationOptions({
    mutationFn: async ({ etag, change }: { readonly etag: string; readonly change: SharingChange }) => {
      try {
        return await api.share(documentId, etag, change);
      } catch (error) {
        if (error instanceof ProblemError && error.status === 412) {
          await client.refetchQueries({ queryKey });
        }
        throw error;
      }
    },
    onSuccess: (shared, { change }) => {
      // Whoever gave it away may not ask any more.
      if (!change.owner) putInPlace(client, queryKey, () => shared);
      void client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
}

/** Makes an invite; done when the sharing that is shown has it. */
export function makeInvite(client: QueryClient, documentId: string, api: SharingApi = sharings) {
  return mutationOptions({
    mutationFn: (asked: InviteRequest) => api.invite(documentId, asked),
    onSuccess: () => client.refetchQueries({ queryKey: sharingQuery(documentId, api).queryKey }),
  });
}

/** Takes an invite back; done when the sharing that is shown is without it. One that is gone already is no failure. */
export function revokeInvite(client: QueryClient, documentId: string, api: SharingApi = sharings) {
  return mutationOptions({
    mutationFn: async (inviteId: string) => {
      try {
        await api.revoke(documentId, inviteId);
      } catch (error) {
        if (!(error instanceof ProblemError && error.status === 404)) throw error;
      }
    },
    onSuccess: () => client.refetchQueries({ queryKey: sharingQuery(documentId, api).queryKey }),
  });
}

/** What an invite says to whoever has its link. */
export function invitationQuery(token: string, api: SharingApi = sharings) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.invitation(token, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Uses an invite; resolves to the document that it is for. */
export function acceptInvitation(client: QueryClient, token: string, api: SharingApi = sharings) {
  return mutationOptions({
    mutationFn: () => api.accept(token),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['documents'] }),
  });
}

/**
 * Deletes the text of every version that the person knows of: the tag is asked for when the question is put, so a
 * version that somebody saves meanwhile is not deleted unseen.
 */
export function eraseDocument(client: QueryClient, documentId: string, api: SharingApi = sharings) {
  return mutationOptions({
    mutationFn: (etag: string) => api.erase(documentId, etag),
    onSuccess: async () => {
      withhold(client, documentId);
      await client.invalidateQueries({ queryKey: ['documents'] });
    },
  });
}

/** The tag of a history, as it was when the question was put. */
export function historyTagQuery(documentId: string, api: SharingApi = sharings) {
  return queryOptions({
    queryKey: ['history-tag', documentId],
    queryFn: () => api.historyTag(documentId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

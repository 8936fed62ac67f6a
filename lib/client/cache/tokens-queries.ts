import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { makeToken, readTokens, revokeToken } from '@/lib/client/api/tokens-api';

/** What lets programs act as oneself. */
export function tokensQuery() {
  return queryOptions({ queryKey: ['tokens'], queryFn: readTokens });
}

/** Makes a token. Its secret is in the answer, and kept nowhere for longer than it is shown. */
export function makingToken(client: QueryClient) {
  return mutationOptions({
    mutationFn: makeToken,
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}

/** Ends a token for good. */
export function revokingToken(client: QueryClient) {
  return mutationOptions({
    mutationFn: revokeToken,
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}

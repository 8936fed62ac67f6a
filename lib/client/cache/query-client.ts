import { QueryClient } from '@tanstack/react-query';
import { askedToWait, isUnanswered } from '@/lib/client/api/problem-error';
import { backoff } from '@/lib/http/retry/backoff';

const MOST_RETRIES = 3;

/** The cache of one page. Reading is tried again where that can help; a write never is by itself. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < MOST_RETRIES && isUnanswered(error),
        retryDelay: (failures, error) => backoff(failures + 1, Math.random(), askedToWait(error)),
        // The browser's word on being offline is a hint: a server on this machine answers all the same.
        networkMode: 'always',
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

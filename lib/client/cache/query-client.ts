import {
  QueryClient,
  type QueryKey,
  type RefetchOptions,
  type RefetchQueryFilters,
} from '@tanstack/react-query';
import { askedToWait, isUnanswered } from '@/lib/client/api/problem-error';
import { backoff } from '@/lib/http/retry/backoff';

const MOST_RETRIES = 3;

/** The cache of one page. Reading is tried again where that can help; a write never is by itself. */
export function makeQueryClient(): QueryClient {
  return new PageQueryClient({
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

/**
 * What is asked for again is asked for from now on. The library gives up a read that began before only where there is
 * an answer to an earlier one; a first read would stand for the new one, though it may answer with what was there
 * before the change that is the reason for asking.
 */
class PageQueryClient extends QueryClient {
  override refetchQueries<Key extends QueryKey = QueryKey>(
    filters?: RefetchQueryFilters<Key>,
    options: RefetchOptions = {},
  ): Promise<void> {
    if (options.cancelRefetch !== false) {
      for (const query of this.getQueryCache().findAll(filters)) {
        if (query.state.data !== undefined || query.isDisabled() || query.isStatic()) continue;
        void query.cancel({ silent: true });
      }
    }
    return super.refetchQueries(filters, options);
  }
}

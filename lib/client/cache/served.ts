import type { DehydratedState, QueryClient, QueryState } from '@tanstack/react-query';

/**
 * Milliseconds for which what a page came with counts as how things are. What happens meanwhile is told over the event
 * stream, whose first word says how each document stands.
 */
const FRESH = 10_000;

/** How long, in milliseconds, something counts as new: only what the page came with, and was never asked for, does at all. */
export function freshAsServed({
  state,
}: {
  readonly state: Pick<QueryState, 'data' | 'dataUpdateCount'>;
}): number {
  return state.data !== undefined && state.dataUpdateCount === 0 ? FRESH : 0;
}

/** Something that the page came with, while that is new; also what it was sent as nobody, which is asked for again besides. */
export function servedJustNow<Data>(state: QueryState<Data> | undefined, now: number): Data | undefined {
  return state && now - state.dataUpdatedAt < freshAsServed({ state }) ? state.data : undefined;
}

/**
 * What a page takes of what it came with: all that it does not have already, which may be newer. It counts as of now, since
 * clocks of server and browser differ.
 */
export function takenFrom(
  served: DehydratedState,
  client: Pick<QueryClient, 'getQueryData'>,
  now: number,
): DehydratedState {
  const queries = served.queries.filter(({ queryKey }) => client.getQueryData(queryKey) === undefined);
  return {
    ...served,
    queries: queries.map((query) => ({
      ...query,
      state: { ...query.state, dataUpdatedAt: now, dataUpdateCount: 0 },
    })),
  };
}

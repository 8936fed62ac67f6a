import type { DehydratedState, DehydrateOptions, QueryClient, QueryState } from '@tanstack/react-query';

/**
 * Milliseconds for which what a page came with counts as how things are. What happens meanwhile is told over the event
 * stream, whose first word says how each document stands.
 */
const FRESH = 10_000;

/**
 * How what a page comes with is sent: as JSON in one text. The framework would send each long text by itself, and whoever decodes
 * one takes U+FEFF at its beginning for a byte order mark and drops it (Encoding standard, UTF-8 decode).
 */
export const asSent: DehydrateOptions = { serializeData: (data: unknown) => JSON.stringify(data) };

/** Reads what `asSent` wrote. */
export const asRead = { defaultOptions: { deserializeData: (text: string): unknown => JSON.parse(text) } };

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
  const fresh = state ? freshAsServed({ state }) : 0;
  return state && fresh > 0 && now - state.dataUpdatedAt < fresh ? state.data : undefined;
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

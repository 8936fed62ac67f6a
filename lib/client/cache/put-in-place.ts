import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Puts what an answer has just said in place of what was read before it. A read under way may have been answered before
 * that change, or after a later one: it is given up, and begun anew.
 *
 * @param next what is to be known, of what is known.
 */
export function putInPlace<Data>(
  client: QueryClient,
  queryKey: DataTag<QueryKey, Data, Error>,
  next: (known: Data | undefined) => Data,
): void {
  const exactly = { queryKey, exact: true };
  const isRead = client.isFetching(exactly) > 0;
  void client.cancelQueries(exactly);
  client.setQueryData<Data>(queryKey, next);
  if (isRead) void client.invalidateQueries(exactly);
}

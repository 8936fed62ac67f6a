import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';

/** An exchange with these fields, and nothing else in particular. */
export function exchangeOf(requestFields: readonly Field[], responseFields: readonly Field[] = []): Exchange {
  return {
    id: '1',
    client: 'Ana',
    method: 'PUT',
    target: '/api/documents/x',
    requestFields,
    requestBody: null,
    status: 204,
    responseFields,
    responseBody: null,
    startedAt: 1,
    endedAt: 2,
  };
}

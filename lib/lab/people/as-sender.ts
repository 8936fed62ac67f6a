import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { shownFields } from '@/lib/lab/exchanges/secret-fields';
import { CLIENT_FIELD } from './lab-view';

/** What a client has that the record shows nobody. */
interface Credentials {
  /** What says who it is. */
  readonly token: string | undefined;
  /** The token of the lock that it holds. */
  readonly lock: string | null;
}

/**
 * An exchange of the record as its own sender may send it again: with the token that says who it is, and the lock's token
 * in full where the record shows its beginning. Without a token it stays as it is.
 */
export function asSender(exchange: Exchange, { token, lock }: Credentials): Exchange {
  if (token === undefined) return exchange;
  const beginning = lock === null ? null : shownFields([['lock-token', lock]])[0]?.[1];
  const fields = exchange.requestFields.map(
    ([name, value]): Field => [name, lock !== null && value === beginning ? lock : value],
  );
  return { ...exchange, requestFields: [...fields, [CLIENT_FIELD, token]] };
}

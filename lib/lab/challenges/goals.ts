import { type Exchange, fieldOf, isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Standing, Traffic } from './challenge';

/** Whether a request has this method and status, and a field whose value the test accepts. */
export function answered(
  exchange: Exchange,
  method: string,
  status: number,
  field?: readonly [name: string, accepts: (value: string) => boolean],
): boolean {
  if (exchange.method !== method || exchange.status !== status) return false;
  if (exchange.target.endsWith('/lock')) return false;
  if (!field) return true;
  const value = fieldOf(exchange.requestFields, field[0]);
  return value !== null && field[1](value);
}

/** Whether exchanges of these kinds came in this order, others between them or not. */
export function inOrder(traffic: Traffic, ...kinds: readonly ((exchange: Exchange) => boolean)[]): boolean {
  let next = 0;
  for (const exchange of byAnswer(traffic)) if (kinds[next]?.(exchange)) next += 1;
  return next === kinds.length;
}

/** The people whose words are in the text now. */
export function authors(traffic: Traffic): ReadonlySet<string> {
  return new Set(traffic.ledger.tokens.flatMap(({ author }) => (author === null ? [] : [author])));
}

/** A PUT that was written. */
export function saved(exchange: Exchange): boolean {
  return exchange.method === 'PUT' && isSuccess(exchange) && !exchange.target.endsWith('/lock');
}

/** A strong entity tag, or several, and not `*`. */
export function isTag(value: string): boolean {
  return value.includes('"') && !/^\s*W\//.test(value);
}

/** The exchanges in the order in which they were answered. */
export function byAnswer({ exchanges }: Traffic): readonly Exchange[] {
  return [...exchanges].sort((a, b) => a.endedAt - b.endedAt);
}

/** A standing that is either reached or open. */
export function standing(reached: boolean): Standing {
  return { is: reached ? 'reached' : 'open' };
}

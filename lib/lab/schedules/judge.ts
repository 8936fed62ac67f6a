import { type Exchange, isRefusal, isSuccess, isWrite } from '@/lib/lab/exchanges/exchange';
import { ledgerOf, type StartingPoint } from '@/lib/lab/ledger/ledger';
import type { Outcome } from './simulate';

/**
 * What came of a schedule, judged by what went over the wire and nothing else: lost, when the ledger misses a word;
 * refused, when somebody was turned away and did not get through later; fine otherwise.
 */
export function judge(start: StartingPoint, exchanges: readonly Exchange[]): Outcome {
  if (ledgerOf(start, exchanges).lost.length > 0) return 'lost';
  const turnedAway = exchanges.some(
    (exchange, index) =>
      isRefusal(exchange) &&
      !exchanges
        .slice(index + 1)
        .some((later) => later.client === exchange.client && isWrite(later) && isSuccess(later)),
  );
  return turnedAway ? 'refused' : 'fine';
}

import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { requestDetail, requestLabel } from '@/lib/lab/exchanges/sequence-diagram';
import type { LostWord } from '@/lib/lab/ledger/ledger';

/** Which words vanished: the first by name, the others counted. */
export function lossWords(words: readonly LostWord[] = []): string {
  const [first, ...others] = words;
  if (first === undefined) return '';
  return `✗ “${first.text}” is lost${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** An exchange in words, as it is read out. */
export function exchangeName(exchange: Exchange): string {
  const detail = requestDetail(exchange);
  const status = exchange.pending ? '' : `, ${exchange.status}`;
  return `${exchange.client}: ${requestLabel(exchange)}${detail && `, ${detail}`}${status}. ${explain(exchange)}`;
}

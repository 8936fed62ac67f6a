'use client';

import { useMemo } from 'react';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { type Ledger, LedgerReader, type StartingPoint } from '@/lib/lab/ledger/ledger';

/**
 * The ledger of a round, one step of work for each new exchange; `null` without a start. A start with other texts or
 * another version, or a list that is empty again, begins a new one. Where the record begins later, `start` is that point.
 */
export function useLedger(
  start: StartingPoint | null | undefined,
  exchanges: readonly Exchange[],
): Ledger | null {
  const key = start ? JSON.stringify(start) : null;
  const empty = exchanges.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was forgotten is not to be counted on.
  const reader = useMemo(
    () => (key === null ? null : new LedgerReader(JSON.parse(key) as StartingPoint)),
    [key, empty],
  );
  return useMemo(() => {
    if (!reader) return null;
    // Taking an exchange twice changes nothing, so that it does not matter how often this is drawn.
    for (const exchange of exchanges) reader.take(exchange);
    return reader.ledger();
  }, [reader, exchanges]);
}

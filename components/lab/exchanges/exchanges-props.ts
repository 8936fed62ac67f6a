import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LostWord } from '@/lib/lab/ledger/ledger';

/** What a view of exchanges is given, whether it draws or lists them. */
export interface ExchangesProps {
  readonly people: readonly string[];
  /** Everybody in the order of joining, which gives them their colours; by default `people`. */
  readonly joined?: readonly string[] | undefined;
  /** Who has a lifeline in any case where not everybody has room for one; left out, everybody has one. */
  readonly own?: readonly string[] | undefined;
  readonly exchanges: readonly Exchange[];
  /** Words that vanished, named where they did. */
  readonly lost?: readonly LostWord[] | undefined;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** What stands there before the first exchange. */
  readonly empty: string;
  readonly className?: string;
}

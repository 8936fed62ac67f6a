import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { isRefusal } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import { answerDetail, requestDetail, requestLabel } from '@/lib/lab/exchanges/sequence-diagram';
import type { LostWord } from '@/lib/lab/ledger/ledger';
import type { ExchangesProps } from './exchanges-props';
import { PersonDot } from './person-dot';

const NONE: readonly LostWord[] = [];

/** The same as the diagram, as a table. */
export function ExchangeTable({
  people,
  joined = people,
  exchanges,
  lost = NONE,
  selected,
  onSelect,
  empty,
  className,
}: ExchangesProps) {
  return (
    <ScrollRegion
      label="Table of exchanges"
      className={cx('overflow-auto rounded-lg border border-line bg-surface', className)}
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">Exchanges in the order in which they began</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line-strong [&>th]:px-3 [&>th]:py-2 [&>th]:font-semibold">
            <th scope="col">Who</th>
            <th scope="col">Request</th>
            <th scope="col">Answer</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {exchanges.map((exchange) => (
            <tr
              key={exchange.id}
              className={cx(
                'border-b border-line align-top [&>td]:px-3 [&>td]:py-2',
                exchange.id === selected && 'bg-accent-soft',
              )}
            >
              <td className="whitespace-nowrap font-medium">
                <PersonDot name={exchange.client} people={joined} className="mr-1.5 align-baseline" />
                <bdi>{exchange.client}</bdi>
              </td>
              <td className="font-mono text-[0.8125rem]">
                <button
                  type="button"
                  onClick={() => onSelect(exchange.id)}
                  className="rounded text-left font-semibold text-accent underline underline-offset-2"
                >
                  {requestLabel(exchange)}
                  <span className="sr-only"> by {exchange.client}, open</span>
                </button>
                <span className="block break-all text-ink-soft">{requestDetail(exchange)}</span>
              </td>
              <td className="font-mono text-[0.8125rem]">
                <span className={cx('font-semibold', isRefusal(exchange) && 'text-danger')}>
                  {exchange.status} {reasonPhrase(exchange.status)}
                </span>
                <span className="block break-all text-ink-soft">{answerDetail(exchange)}</span>
              </td>
              <td className="min-w-40 text-ink-soft">
                {explain(exchange)}
                {lost.some((word) => word.exchange === exchange.id) && (
                  <strong className="block font-semibold text-danger">
                    Lost:{' '}
                    {lost
                      .filter((word) => word.exchange === exchange.id)
                      .map(({ text }) => text)
                      .join(', ')}
                  </strong>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {exchanges.length === 0 && <p className="p-4 text-sm text-ink-faint">{empty}</p>}
    </ScrollRegion>
  );
}

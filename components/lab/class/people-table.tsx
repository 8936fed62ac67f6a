import { useMemo } from 'react';
import { PersonName } from '@/components/lab/exchanges/person-dot';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { type Exchange, isRefusal, isSuccess, isWrite } from '@/lib/lab/exchanges/exchange';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import type { Ledger } from '@/lib/lab/ledger/ledger';

interface PeopleTableProps {
  readonly names: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly ledger: Ledger;
}

/** What each person in the lab has sent, and what became of it. */
export function PeopleTable({ names, exchanges, ledger }: PeopleTableProps) {
  const rows = useMemo(
    () =>
      names.map((name) => {
        const own = exchanges.filter(({ client }) => client === name);
        return {
          name,
          reads: own.filter(({ method }) => method === 'GET').length,
          saves: own.filter((each) => isWrite(each) && isSuccess(each)).length,
          refused: own.filter(isRefusal).length,
          lost: ledger.lost.filter(({ author }) => author === name).length,
          overwrote: ledger.lost.filter(({ by }) => by === name).length,
          last: own.at(-1),
        };
      }),
    [names, exchanges, ledger],
  );
  return (
    <ScrollRegion
      label="Everybody in the lab"
      className="max-h-[28rem] overflow-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-sm tabular-nums">
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line-strong text-left [&>th]:px-3 [&>th]:py-2 [&>th]:font-semibold">
            <th scope="col">Who</th>
            <th scope="col">Loads</th>
            <th scope="col">Saves</th>
            <th scope="col">Refused</th>
            <th scope="col">Words lost</th>
            <th scope="col">Words overwritten</th>
            <th scope="col">Last answer</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-b border-line [&>td]:px-3 [&>td]:py-1.5">
              <th scope="row" title={row.name} className="max-w-40 px-3 py-1.5 text-left font-medium">
                <PersonName name={row.name} people={names} />
              </th>
              <td>{row.reads}</td>
              <td>{row.saves}</td>
              <td>{row.refused}</td>
              <td className={row.lost > 0 ? 'font-semibold text-danger' : undefined}>{row.lost}</td>
              <td>{row.overwrote}</td>
              <td className="font-mono text-xs whitespace-nowrap">
                {row.last ? `${row.last.method} → ${row.last.status} ${reasonPhrase(row.last.status)}` : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

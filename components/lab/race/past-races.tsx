import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { download } from '@/components/ui/text/download';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { toCsv } from '@/lib/lab/races/csv';
import { collidedShare, totalsOf } from '@/lib/lab/races/race-statistics';
import type { RaceState } from './use-race';

/** Columns on the page; the file has all of them. */
const SHOWN = 15;

/** The races of this page one by one, to be taken along as CSV. */
export function PastRaces({ past }: { readonly past: readonly RaceState[] }) {
  const header = [
    'guard',
    'clients',
    'words each',
    'thinking ms',
    'tries',
    'sent',
    'acknowledged',
    'refused',
    'without answer',
    'retries',
    'given up',
    'saves a second',
    'share collided',
    'words lost',
    'lost by ledger',
    'seconds',
    'stopped',
  ];
  const rows = past.map((each) => {
    const totals = totalsOf(each.saves, each.elapsed);
    return [
      each.setup.guard,
      each.setup.clients,
      each.setup.saves,
      each.setup.think,
      each.setup.tries,
      totals.sent,
      totals.acknowledged,
      totals.refused,
      totals.unanswered,
      totals.retries,
      each.result?.givenUp ?? 0,
      Math.round(totals.throughput * 10) / 10,
      Math.round(collidedShare(each.setup.guard, each.saves) * 1000) / 1000,
      each.result?.missing ?? 0,
      each.result?.lostByLedger ?? 0,
      Math.round(each.elapsed / 100) / 10,
      each.result?.stopped ? 'yes' : 'no',
    ];
  });
  return (
    <section aria-labelledby="past-races">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="past-races" className="font-semibold">
          Races so far
        </h2>
        <Button size="small" onClick={() => download('races.csv', 'text/csv', toCsv([header, ...rows]))}>
          <Icon name="download" /> Download as CSV
        </Button>
      </div>
      <ScrollRegion
        label="Table of races"
        className="mt-2 overflow-x-auto rounded-lg border border-line bg-surface"
      >
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line-strong text-left">
              {header.slice(0, SHOWN).map((each) => (
                <th key={each} scope="col" className="px-3 py-2 font-semibold whitespace-nowrap">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: races keep their order.
              <tr key={index} className="border-b border-line">
                {row.slice(0, SHOWN).map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column.
                  <td key={column} className="px-3 py-1.5 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

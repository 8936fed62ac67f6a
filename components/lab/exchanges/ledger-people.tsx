import { Fragment } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import type { Ledger } from '@/lib/lab/ledger/ledger';
import { type PersonLine, personLines } from '@/lib/lab/ledger/person-lines';
import { PersonName } from './person-dot';

interface LedgerPeopleProps {
  readonly ledger: Ledger;
  /** Everybody in the order of joining. */
  readonly people: readonly string[];
}

/** A line for each person: how many words they wrote, and what became of these. */
export function LedgerPeople({ ledger, people }: LedgerPeopleProps) {
  return (
    <ScrollRegion
      label="Words of each person"
      className="max-h-80 overflow-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm tabular-nums">
        <caption className="sr-only">How many words each person wrote, and what became of them</caption>
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line-strong align-bottom [&>th]:px-2 [&>th]:py-2 [&>th]:font-semibold sm:[&>th]:px-3">
            <th scope="col">Who</th>
            <th scope="col">Wrote</th>
            <th scope="col">Still there</th>
            <th scope="col">Lost</th>
            <th scope="col">Overwritten by</th>
          </tr>
        </thead>
        <tbody>
          {personLines(ledger, people).map((line) => (
            <tr
              key={line.name}
              className="border-b border-line align-top last:border-0 [&>td]:px-2 [&>td]:py-1.5 sm:[&>td]:px-3"
            >
              <th
                scope="row"
                title={line.name}
                className="max-w-28 px-2 py-1.5 font-medium sm:max-w-40 sm:px-3"
              >
                <PersonName name={line.name} people={people} />
              </th>
              <td>{line.written}</td>
              <td>{line.there}</td>
              <td className={cx(line.lost > 0 && 'font-semibold text-danger')}>{line.lost}</td>
              <td className="max-w-40 break-words text-ink-soft">
                <Losses line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Losses({ line: { losses, name } }: { readonly line: PersonLine }) {
  return losses.map(({ by, words }, index) => (
    <Fragment key={by}>
      {index > 0 && ', '}
      <bdi>{by === name ? 'themselves' : by}</bdi>
      {words > 1 && ` (${words} words)`}
    </Fragment>
  ));
}

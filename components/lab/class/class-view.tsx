'use client';

import { useMemo, useState } from 'react';
import { ExchangeTable } from '@/components/lab/exchanges/exchange-table';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { PersonDot } from '@/components/lab/exchanges/person-dot';
import { Button } from '@/components/ui/controls/button';
import { Select } from '@/components/ui/controls/select';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { type Exchange, isRefusal, isSuccess, isWrite } from '@/lib/lab/exchanges/exchange';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import type { Ledger } from '@/lib/lab/ledger/ledger';
import type { LabClient, LabView } from '@/lib/lab/people/lab-view';
import { JoinCode } from './join-code';

interface ClassViewProps {
  readonly lab: LabView;
  readonly clients: readonly LabClient[];
  readonly exchanges: readonly Exchange[];
  readonly ledger: Ledger;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onPause: (paused: boolean) => void;
}

/** Everybody who joined, what each has sent, and the means to stop and go on. */
export function ClassView({ lab, clients, exchanges, ledger, selected, onSelect, onPause }: ClassViewProps) {
  const [only, setOnly] = useState('');
  const names = useMemo(
    () => [...new Set([...clients.map(({ name }) => name), ...exchanges.map(({ client }) => client)])],
    [clients, exchanges],
  );
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
  const shown = only === '' ? exchanges : exchanges.filter(({ client }) => client === only);
  return (
    <div className="space-y-6">
      <div className="grid gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-4">
          <div className="flex flex-wrap items-center gap-3">
            <p className="text-lg">
              <strong className="font-semibold tabular-nums">{clients.length}</strong>{' '}
              {clients.length === 1 ? 'person has' : 'people have'} joined.
            </p>
            <Button onClick={() => onPause(!lab.paused)}>{lab.paused ? 'Go on' : 'Pause everybody'}</Button>
          </div>
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
                    <th scope="row" className="px-3 py-1.5 text-left font-medium whitespace-nowrap">
                      <PersonDot name={row.name} people={names} className="mr-2" />
                      {row.name}
                    </th>
                    <td>{row.reads}</td>
                    <td>{row.saves}</td>
                    <td>{row.refused}</td>
                    <td className={row.lost > 0 ? 'font-semibold text-danger' : undefined}>{row.lost}</td>
                    <td>{row.overwrote}</td>
                    <td className="font-mono text-xs whitespace-nowrap">
                      {row.last
                        ? `${row.last.method} → ${row.last.status} ${reasonPhrase(row.last.status)}`
                        : '–'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </div>
        <JoinCode labId={lab.id} />
      </div>
      <LedgerView ledger={ledger} people={names} />
      <div className="space-y-2">
        <div className="flex items-center gap-2">
          <Select
            label="Exchanges of"
            value={only}
            options={[
              { value: '', label: 'everybody' },
              ...names.map((name) => ({ value: name, label: name })),
            ]}
            onChange={setOnly}
          />
        </div>
        <ExchangeTable
          people={names}
          exchanges={shown}
          selected={selected}
          onSelect={onSelect}
          empty="No exchanges yet. Share the link, and let everybody load the document."
          className="max-h-[32rem]"
        />
      </div>
    </div>
  );
}

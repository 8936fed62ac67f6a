'use client';

import { useEffect, useMemo, useState } from 'react';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { Select } from '@/components/ui/controls/select';
import { type ExchangeFilter, filtered } from '@/lib/lab/exchanges/exchange-filter';
import { ExchangeTable } from './exchange-table';
import type { ExchangesProps } from './exchanges-props';
import { SequenceDiagram } from './sequence-diagram';

interface ExchangesViewProps extends Omit<ExchangesProps, 'people'> {
  /** Everybody in the lab, in the order of joining. */
  readonly joined: readonly string[];
  /** The people of this page; their lifelines come first and are always drawn. */
  readonly own: readonly string[];
  /** Milliseconds by which the clock of the exchanges is ahead of this device's. */
  readonly clockAhead: number;
}

/** As many people can be looked at without choosing. */
const FEW = 2;
/** How often is looked which exchanges are of the last minute, in milliseconds. */
const LOOK_EVERY = 5_000;
const PERSON = 'person:';

/** The exchanges as a diagram or as a table; where many are in the lab, all of them or those that one wants to see. */
export function ExchangesView({ clockAhead, ...props }: ExchangesViewProps) {
  const { joined, own, exchanges, lost } = props;
  const [shape, setShape] = useState<'diagram' | 'table'>('diagram');
  const [chosen, setChosen] = useState('all');
  const filter = useMemo(() => filterOf(chosen, joined), [chosen, joined]);
  const now = useNow(filter === 'last-minute') + clockAhead;
  const shown = useMemo(() => {
    const lossy = new Set(lost?.map(({ exchange }) => exchange));
    return filtered(exchanges, filter, { mine: own, lossy, now });
  }, [exchanges, filter, own, lost, now]);
  const kept = useMemo(
    () => (typeof filter === 'object' ? [...new Set([...own, filter.person])] : own),
    [filter, own],
  );
  const people = useMemo(() => {
    const senders = new Set(shown.map(({ client }) => client));
    return [...kept, ...joined.filter((name) => senders.has(name) && !kept.includes(name))];
  }, [kept, joined, shown]);
  const Exchanges = shape === 'diagram' ? SequenceDiagram : ExchangeTable;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">
          Exchanges{' '}
          <span className="font-normal text-ink-soft">
            {shown.length === exchanges.length ? exchanges.length : `${shown.length} of ${exchanges.length}`}
          </span>
        </h2>
        {joined.length > FEW && (
          <Select
            label="Which exchanges to show"
            labelHidden
            value={filter === 'all' ? filter : chosen}
            options={choices(joined, own)}
            onChange={setChosen}
            className="flex-1 max-sm:order-last max-sm:basis-full sm:max-w-44"
          />
        )}
        <SegmentedControl
          label="Show exchanges as"
          value={shape}
          onChange={setShape}
          options={[
            { value: 'diagram', label: 'Diagram' },
            { value: 'table', label: 'Table' },
          ]}
        />
      </div>
      <Exchanges
        {...props}
        people={people}
        own={kept}
        exchanges={shown}
        empty={shown.length === exchanges.length ? props.empty : 'No exchange fits what you chose to see.'}
      />
    </>
  );
}

function choices(joined: readonly string[], own: readonly string[]) {
  return [
    { value: 'all', label: 'All exchanges' },
    ...(own.length > 0 ? [{ value: 'mine', label: 'Mine' }] : []),
    { value: 'collisions', label: 'Collisions only' },
    { value: 'last-minute', label: 'The last minute' },
    ...joined.map((name) => ({ value: PERSON + name, label: name })),
  ];
}

/** What was chosen; everything where it is not there any more. */
function filterOf(chosen: string, joined: readonly string[]): ExchangeFilter {
  if (chosen.startsWith(PERSON)) {
    const person = chosen.slice(PERSON.length);
    return joined.includes(person) ? { person } : 'all';
  }
  return chosen === 'mine' || chosen === 'collisions' || chosen === 'last-minute' ? chosen : 'all';
}

/** The time of this device, anew every few seconds while `running`. */
function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

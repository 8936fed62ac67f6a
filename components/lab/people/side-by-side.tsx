'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ExchangesView } from '@/components/lab/exchanges/exchanges-view';
import { personInk } from '@/components/lab/exchanges/person-ink';
import { cx } from '@/components/ui/controls/cx';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import type { Controls } from '@/lib/lab/challenges/challenge';
import { LabError } from '@/lib/lab/client/lab-api';
import { saveWithinSecond } from '@/lib/lab/client/save-within-second';
import { sleep } from '@/lib/lab/client/sleep';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { whoSaved } from '@/lib/lab/exchanges/who-saved';
import type { Guard } from '@/lib/lab/guards/guard';
import type { LostWord } from '@/lib/lab/ledger/ledger';
import { saveFields } from './condition-options';
import { PersonPanel } from './person-panel';
import type { People } from './use-people';
import { useSaveConditions } from './use-save-conditions';

interface SideBySideProps {
  readonly people: People;
  /** Everybody in the lab, in the order of joining. */
  readonly everybody: readonly string[];
  readonly exchanges: readonly Exchange[];
  /** Milliseconds by which the clock of the exchanges is ahead of this device's. */
  readonly clockAhead: number;
  readonly lost: readonly LostWord[];
  readonly guard: Guard;
  readonly busy: boolean;
  /** The lab has ended: nothing is sent any more. */
  readonly over: boolean;
  /** The only controls that the open challenge needs; `null` for all of them. */
  readonly controls: Controls | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly run: (work: () => Promise<unknown>) => void;
  readonly onOpenElsewhere: (name: string) => void;
}

/** The people of this page around the exchanges of everybody. On a phone one at a time. */
export function SideBySide({
  people,
  everybody,
  exchanges,
  clockAhead,
  lost,
  guard,
  busy,
  over,
  controls,
  selected,
  onSelect,
  run,
  onOpenElsewhere,
}: SideBySideProps) {
  const names = useMemo(() => people.identities.map(({ name }) => name), [people.identities]);
  const [shown, setShown] = useState<string>('');
  const front = names.includes(shown) || shown === 'exchanges' ? shown : (names[0] ?? 'exchanges');
  const [first, second] = names;
  const many = names.length > 1;
  const [saving, setSaving] = useState(false);
  const conditions = useSaveConditions(guard, controls);
  const latest = useRef(exchanges);
  useEffect(() => {
    latest.current = exchanges;
  }, [exchanges]);
  const authorOf = useCallback((tag: string) => {
    const name = whoSaved(latest.current, tag);
    return name === null ? null : { name, you: false };
  }, []);

  const save = (name: string) => {
    const actor = people.actorOf(name);
    return actor.put(guard, saveFields(conditions.of(name), actor.person.held), { authorOf });
  };
  const twice = (one: string, other: string) =>
    run(async () => {
      setSaving(true);
      try {
        const [actor, another] = [people.actorOf(one), people.actorOf(other)];
        if (await saveWithinSecond(actor, another, { now: Date.now, wait: sleep })) return;
      } finally {
        setSaving(false);
      }
      throw new LabError(0, 'The saves did not fall into one second. Nothing is lost. Press it again.');
    });
  const panel = (name: string, className: string) => {
    const actor = people.actorOf(name);
    return (
      <PersonPanel
        key={name}
        actor={actor}
        person={people.persons.get(name)}
        last={people.last.get(name)}
        guard={guard}
        ink={personInk(name, everybody)}
        busy={busy || saving || over}
        over={over}
        alone={!many}
        authorOf={authorOf}
        run={run}
        controls={controls}
        condition={conditions.of(name)}
        onCondition={(condition) => conditions.choose(name, condition)}
        onSaveTogether={
          first && second ? () => run(() => Promise.all([save(first), save(second)])) : undefined
        }
        onSaveWithinSecond={
          first && second && guard === 'if-unmodified-since' ? () => twice(first, second) : undefined
        }
        onOpenElsewhere={many ? () => onOpenElsewhere(name) : undefined}
        className={cx(className, front !== name && 'max-lg:hidden')}
      />
    );
  };

  return (
    <div>
      <SegmentedControl
        label="What to show"
        className="mb-3 max-w-full min-w-0 lg:hidden *:min-w-0 *:last:shrink-0"
        value={front}
        onChange={setShown}
        options={[
          ...names.map((name) => ({ value: name, label: name })),
          { value: 'exchanges', label: 'Exchanges' },
        ]}
      />
      <div
        className={cx(
          'grid gap-4',
          many
            ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)_minmax(0,1fr)]'
            : 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]',
        )}
      >
        {first && panel(first, 'lg:col-start-1 lg:row-start-1')}
        <div
          className={cx(
            'flex min-w-0 flex-col gap-2 lg:col-start-2 lg:row-start-1',
            names.length > 2 && 'lg:row-span-2',
            front !== 'exchanges' && 'max-lg:hidden',
          )}
        >
          <ExchangesView
            joined={everybody}
            own={names}
            clockAhead={clockAhead}
            exchanges={exchanges}
            lost={lost}
            selected={selected}
            onSelect={onSelect}
            empty="Press Load in a panel. Every request and its answer appears here as an arrow. Load sends GET, Save sends PUT."
            className="h-[29rem] lg:h-0 lg:min-h-[29rem] lg:flex-auto"
          />
        </div>
        {second && panel(second, 'lg:col-start-3 lg:row-start-1')}
        {names
          .slice(2)
          .map((name, index) => panel(name, index % 2 === 0 ? 'lg:col-start-3' : 'lg:col-start-1'))}
      </div>
    </div>
  );
}

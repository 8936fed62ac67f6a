'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { ExchangeInspector } from '@/components/lab/exchanges/exchange-inspector';
import { LedgerView } from '@/components/lab/exchanges/ledger-view';
import { personInk } from '@/components/lab/exchanges/person-ink';
import { SequenceDiagram } from '@/components/lab/exchanges/sequence-diagram';
import { useLedger } from '@/components/lab/exchanges/use-ledger';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { Banner } from '@/components/ui/page/banner';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { clientName } from '@/lib/lab/people/names';
import { judge } from '@/lib/lab/schedules/judge';
import { actionLabel, programFor } from '@/lib/lab/schedules/program';
import { OUTCOMES } from './outcome-words';
import { useSchedule } from './use-schedule';

/** What was carried out on a stage. */
interface CarriedOut {
  readonly start: StartingPoint;
  readonly exchanges: readonly Exchange[];
  /** The moves, one letter each. */
  readonly done: string;
}

interface ScheduleStageProps {
  readonly guard: Guard;
  readonly people: number;
  /** The moves that the link names, one letter each. */
  readonly order: string;
  readonly onOrder?: (order: string) => void;
  /** Moves to be carried out from the start, with time to watch. */
  readonly demonstration?: string | null;
  /** For whoever judges what went over the wire, and starts it over. */
  readonly onCarriedOut?: (carriedOut: CarriedOut) => void;
}

/** The steps of everybody, whose turn is chosen by hand, and what came of them. Another guard begins another one. */
export function ScheduleStage(props: ScheduleStageProps) {
  // A trial has one guard: what was carried out under another says nothing about this one.
  return <Stage key={`${props.guard} ${props.people}`} {...props} />;
}

function Stage({ guard, people, order, onOrder, demonstration = null, onCarriedOut }: ScheduleStageProps) {
  const program = programFor(guard);
  const { start, exchanges, done, moving, problem, goTo, watch } = useSchedule(guard, people);
  const [selected, setSelected] = useState<string | null>(null);
  const names = useMemo(() => Array.from({ length: people }, (_, who) => clientName(who)), [people]);

  // A link that names an order shows it.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === order) return;
    shown.current = order;
    goTo(order);
  }, [order, goTo]);
  useEffect(
    () => () => {
      shown.current = null;
    },
    [],
  );

  useEffect(() => {
    if (demonstration !== null) watch(demonstration);
  }, [demonstration, watch]);
  const report = useEffectEvent((carriedOut: CarriedOut) => onCarriedOut?.(carriedOut));
  useEffect(() => {
    if (start) report({ start, exchanges, done });
  }, [start, exchanges, done]);

  const move = (next: string) => {
    shown.current = next;
    onOrder?.(next);
    goTo(next);
  };
  const taken = (who: number) => [...done].filter((letter) => letter.charCodeAt(0) - 65 === who).length;
  const finished = done.length === program.length * people;
  const outcome = start && finished && !moving ? OUTCOMES[judge(start, exchanges)] : null;
  const ledger = useLedger(start, exchanges);
  const open = exchanges.find(({ id }) => id === selected);

  return (
    <>
      {problem && <Banner icon="alert">{problem}</Banner>}
      <div className="grid gap-4 lg:grid-cols-[minmax(18rem,1fr)_minmax(0,1.6fr)]">
        <div className="space-y-3">
          {names.map((name, who) => {
            const at = taken(who);
            const next = program[at];
            return (
              <section
                key={name}
                aria-label={`Steps of ${name}`}
                className="rounded-lg border-2 bg-surface p-3"
                style={{ borderColor: `color-mix(in srgb, ${personInk(name, names)} 55%, var(--line))` }}
              >
                <div className="flex items-center justify-between gap-3">
                  <h2 className="font-semibold">{name}</h2>
                  <Button
                    size="small"
                    variant={next ? 'primary' : 'plain'}
                    disabled={!next || moving}
                    onClick={() => move(done + String.fromCharCode(65 + who))}
                  >
                    {next ? `${name} moves: ${actionLabel(next)}` : 'Done'}
                  </Button>
                </div>
                <ol className="mt-2.5 flex flex-wrap gap-1.5">
                  {program.map((action, index) => (
                    <li
                      key={action}
                      className={cx(
                        'rounded-md border px-2 py-1 font-mono text-xs',
                        index < at
                          ? 'border-line bg-sunken text-ink-faint'
                          : index === at
                            ? 'border-accent bg-accent-soft font-semibold text-ink'
                            : 'border-line text-ink-soft',
                      )}
                    >
                      {index < at && <span aria-hidden="true">✓ </span>}
                      {actionLabel(action)}
                      <span className="sr-only">{index < at ? ', done' : index === at ? ', next' : ''}</span>
                    </li>
                  ))}
                </ol>
              </section>
            );
          })}
          <div className="flex flex-wrap gap-2">
            <Button size="small" disabled={done === '' || moving} onClick={() => move(done.slice(0, -1))}>
              <Icon name="arrowLeft" /> Step back
            </Button>
            <Button size="small" disabled={done === '' || moving} onClick={() => watch(done)}>
              Replay
            </Button>
            {!onCarriedOut && (
              <Button size="small" disabled={done === '' || moving} onClick={() => move('')}>
                Start over
              </Button>
            )}
          </div>
          <p className="text-sm text-ink-soft">
            Order so far:{' '}
            <span className="font-mono text-ink">
              {done === ''
                ? 'nothing yet'
                : [...done].map((letter) => names[letter.charCodeAt(0) - 65]).join(' · ')}
            </span>
          </p>
          <div role="status">
            {outcome && (
              <p className={cx('rounded-lg px-3.5 py-2.5 text-sm', outcome.classes)}>
                <strong className="font-semibold">
                  {outcome.sign} {outcome.word[0]!.toUpperCase() + outcome.word.slice(1)}.
                </strong>{' '}
                {outcome.sentence}
              </p>
            )}
          </div>
        </div>
        <SequenceDiagram
          people={names}
          exchanges={exchanges}
          lost={ledger?.lost}
          selected={selected}
          onSelect={setSelected}
          empty="Choose who moves first. “Step back” starts again with a fresh text and repeats the earlier steps."
          className="h-[32rem]"
        />
      </div>
      {ledger && <LedgerView ledger={ledger} people={names} />}
      {open && <ExchangeInspector key={open.id} exchange={open} onClose={() => setSelected(null)} />}
    </>
  );
}

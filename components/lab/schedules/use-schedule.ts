'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Actor } from '@/lib/lab/client/actor';
import { ScheduleRun } from '@/lib/lab/client/schedule-run';
import { sleep } from '@/lib/lab/client/sleep';
import { TrialLab } from '@/lib/lab/client/trial-lab';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { clientName } from '@/lib/lab/people/names';
import { parseSchedule, programFor } from '@/lib/lab/schedules/program';

/** Between two moves that somebody watches, in milliseconds. */
const WATCHED_PAUSE = 600;

interface Stage {
  readonly lab: TrialLab;
  readonly run: ScheduleRun;
  readonly done: string;
}

/** A schedule being stepped through by real requests on a trial of its own. */
export interface SteppedSchedule {
  readonly start: StartingPoint | null;
  readonly exchanges: readonly Exchange[];
  /** What has been carried out, as one letter a move. */
  readonly done: string;
  readonly moving: boolean;
  readonly problem: string | null;
  /** Brings it to exactly these moves: one further, or by starting from a fresh text when it goes back. */
  readonly goTo: (order: string) => void;
  /** Carries these moves out from a fresh text, with time to watch. */
  readonly watch: (order: string) => void;
}

/** Steps through schedules for as long as it is mounted: of one guard and number of people, so give it a key of both. */
export function useSchedule(guard: Guard, people: number): SteppedSchedule {
  const stage = useRef<Stage | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const generation = useRef(0);
  const [state, setState] = useState<Omit<SteppedSchedule, 'goTo' | 'watch'>>({
    start: null,
    exchanges: [],
    done: '',
    moving: false,
    problem: null,
  });

  const show = useCallback((moving: boolean) => {
    const now = stage.current;
    setState({
      start: now?.lab.start ?? null,
      exchanges: [...(now?.lab.exchanges ?? []), ...(now?.lab.pending ?? [])],
      done: now?.done ?? '',
      moving,
      problem: null,
    });
  }, []);

  const bringTo = useCallback(
    (order: string, pause: number, fresh: boolean) => {
      generation.current += 1;
      const mine = generation.current;
      const stale = () => mine !== generation.current;
      const work = async () => {
        if (stale()) return;
        show(true);
        let now = stage.current;
        if (!now || fresh || !order.startsWith(now.done)) {
          await now?.run.abandon();
          const lab = now?.lab ?? (await TrialLab.create(guard, people));
          await lab.reset(guard);
          const actors = Array.from({ length: people }, (_, who) => new Actor(lab, clientName(who)));
          now = { lab, run: new ScheduleRun(lab, guard, actors, false, `s${lab.start.version}`), done: '' };
          stage.current = now;
        }
        for (const move of (parseSchedule(order, programFor(guard), people) ?? []).slice(now.done.length)) {
          if (stale()) return;
          await now.run.move(move);
          now = { ...now, done: now.done + order[now.done.length]! };
          stage.current = now;
          show(true);
          if (pause > 0) await sleep(pause);
        }
        show(false);
      };
      queue.current = queue.current.then(work).catch((error: Error) => {
        stage.current = null;
        setState((before) => ({ ...before, moving: false, problem: error.message }));
      });
    },
    [guard, people, show],
  );

  useEffect(
    () => () => {
      generation.current += 1;
      const left = stage.current;
      stage.current = null;
      void left?.run.abandon().catch(() => undefined);
    },
    [],
  );

  const goTo = useCallback((order: string) => bringTo(order, 0, false), [bringTo]);
  const watch = useCallback((order: string) => bringTo(order, WATCHED_PAUSE, true), [bringTo]);
  return { ...state, goTo, watch };
}

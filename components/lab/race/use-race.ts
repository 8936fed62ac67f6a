'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type RaceResult, type RaceSetup, runRace } from '@/lib/lab/client/run-race';
import { sleep } from '@/lib/lab/client/sleep';
import { TrialLab } from '@/lib/lab/client/trial-lab';
import { clientName } from '@/lib/lab/people/names';
import type { RaceSave } from '@/lib/lab/races/race-statistics';

/** A race under way or over. */
export interface RaceState {
  readonly setup: RaceSetup;
  readonly saves: readonly RaceSave[];
  /** Milliseconds since it began. */
  readonly elapsed: number;
  readonly acknowledgedWords: number;
  readonly givenUp: number;
  /** `null` while it runs. */
  readonly result: RaceResult | null;
}

/** How often the numbers on the page follow the race, in milliseconds. */
const REFRESH = 200;

/** Runs races on trials of their own, one at a time. */
export function useRace(): {
  readonly race: RaceState | null;
  readonly past: readonly RaceState[];
  readonly running: boolean;
  readonly problem: string | null;
  readonly start: (setup: RaceSetup) => void;
  readonly stop: () => void;
} {
  const [race, setRace] = useState<RaceState | null>(null);
  const [past, setPast] = useState<readonly RaceState[]>([]);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);

  useEffect(() => () => controller.current?.abort(), []);

  const start = useCallback((setup: RaceSetup) => {
    const stopping = new AbortController();
    controller.current = stopping;
    setRunning(true);
    setProblem(null);
    const saves: RaceSave[] = [];
    let words = 0;
    let givenUp = 0;
    let began = 0;
    const show = () =>
      setRace({
        setup,
        saves: [...saves],
        elapsed: began === 0 ? 0 : performance.now() - began,
        acknowledgedWords: words,
        givenUp,
        result: null,
      });
    show();
    const timer = setInterval(show, REFRESH);
    const run = async () => {
      const lab = await TrialLab.create(setup.guard, setup.clients, false);
      began = performance.now();
      const result = await runRace(
        lab,
        Array.from({ length: setup.clients }, (_, index) => clientName(index)),
        setup,
        {
          now: () => performance.now(),
          random: Math.random,
          sleep,
          onSave: (save) => saves.push(save),
          onWord: (saved) => {
            if (saved) words += 1;
            else givenUp += 1;
          },
        },
        stopping.signal,
      );
      const over: RaceState = {
        setup,
        saves: result.saves,
        elapsed: result.elapsed,
        acknowledgedWords: result.acknowledgedWords,
        givenUp: result.givenUp,
        result,
      };
      setRace(over);
      setPast((before) => [...before, over]);
    };
    run()
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'The race ended early.'))
      .finally(() => {
        clearInterval(timer);
        setRunning(false);
      });
  }, []);

  const stop = useCallback(() => controller.current?.abort(), []);
  return { race, past, running, problem, start, stop };
}

'use client';

import { useCallback, useEffect, useState } from 'react';
import type { People } from '@/components/lab/people/use-people';
import type { Challenge } from '@/lib/lab/challenges/challenge';
import { orderOf, playSolution } from '@/lib/lab/client/play-solution';
import { sleep } from '@/lib/lab/client/sleep';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';

/** A breath between two steps, so that people can follow, in milliseconds. */
const PAUSE = 700;

/** What the scheduler has carried out, in a lab of its own. */
export interface Scheduled {
  readonly start: StartingPoint;
  readonly exchanges: readonly Exchange[];
  /** The moves that were carried out, one letter each. */
  readonly done: string;
}

interface SolutionOptions {
  readonly people: People;
  readonly run: (work: () => Promise<unknown>) => void;
  /** Begins the challenge in a round that is marked as played. */
  readonly startAnew: (challenge: Challenge) => Promise<void>;
}

interface Solution {
  readonly playing: boolean;
  /** The order that the scheduler is to play. */
  readonly demonstration: string | null;
  readonly scheduled: Scheduled | null;
  readonly play: (challenge: Challenge) => void;
  /** `null` where it cannot be stopped. */
  readonly stop: (() => void) | null;
  /** Forgets what was played and scheduled. */
  readonly clear: () => void;
  readonly onScheduled: (scheduled: Scheduled) => void;
}

/** Plays solutions: by the people of this page, or by the scheduler where a solution is an order of steps. */
export function useSolution({ people, run, startAnew }: SolutionOptions): Solution {
  const [playing, setPlaying] = useState<AbortController | null>(null);
  const [demonstration, setDemonstration] = useState<string | null>(null);
  const [scheduled, setScheduled] = useState<Scheduled | null>(null);
  useEffect(() => () => playing?.abort(), [playing]);

  const clear = useCallback(() => {
    setDemonstration(null);
    setScheduled(null);
  }, []);
  const playHere = async (challenge: Challenge, controller: AbortController) => {
    const names = people.identities.map(({ name }) => name);
    while (names.length < 2) names.push(await people.add());
    await startAnew(challenge);
    const wait = (milliseconds: number) => sleep(milliseconds, controller.signal);
    await playSolution(challenge.solution, {
      guard: challenge.guard,
      server: people.server,
      cast: { first: names[0] ?? '', second: names[1] ?? '' },
      actorOf: people.actorOf,
      now: Date.now,
      wait,
      pause: PAUSE,
    });
    // The last exchange is on its way to the diagram.
    await wait(PAUSE);
  };
  const play = (challenge: Challenge) => {
    clear();
    if (challenge.stage === 'scheduler') {
      run(async () => {
        await startAnew(challenge);
        setDemonstration(orderOf(challenge.solution));
      });
      return;
    }
    const controller = new AbortController();
    setPlaying(controller);
    run(async () => {
      try {
        await playHere(challenge, controller);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        setPlaying(null);
      }
    });
  };
  return {
    playing: playing !== null || (demonstration !== null && scheduled?.done !== demonstration),
    demonstration,
    scheduled,
    play,
    stop: playing && (() => playing.abort()),
    clear,
    onScheduled: setScheduled,
  };
}

'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { People } from '@/components/lab/people/use-people';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { type Challenge, trafficOf } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { resetLab } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import { sleep } from '@/lib/lab/client/sleep';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { useProgress } from './use-progress';

interface ChallengesOptions {
  readonly labId: string;
  readonly people: People;
  readonly start: StartingPoint | undefined;
  readonly exchanges: readonly Exchange[];
  /** Does something that may fail, and tells if it did. */
  readonly run: (work: () => Promise<unknown>) => void;
  /** Told of the round that a challenge starts, before anything happens in it. */
  readonly onRound: (round: number) => void;
  readonly onBegun: () => void;
}

/** The challenge that is open in a lab, and how far this device has come. */
export interface Challenges {
  readonly challenge: Challenge | undefined;
  /** Those reached on this device, by id. */
  readonly done: ReadonlySet<string>;
  /** The open one is reached by this round's traffic. */
  readonly reached: boolean;
  readonly playing: boolean;
  readonly begin: (challenge: Challenge) => void;
  /** Begins the first that is not reached yet. */
  readonly goOn: () => void;
  /** Plays the open one's solution. */
  readonly play: () => void;
  readonly stop: () => void;
  readonly leave: () => void;
}

/** Begins, plays and judges challenges. */
export function useChallenges({
  labId,
  people,
  start,
  exchanges,
  run,
  onRound,
  onBegun,
}: ChallengesOptions): Challenges {
  const [challengeId, setChallengeId] = useLinkState('challenge', '');
  const [playing, setPlaying] = useState<AbortController | null>(null);
  const [done, addDone] = useProgress();
  const challenge = CHALLENGES.find(({ id }) => id === challengeId);
  const reached = useMemo(
    () => challenge !== undefined && start !== undefined && challenge.reached(trafficOf(start, exchanges)),
    [challenge, start, exchanges],
  );
  useEffect(() => {
    if (challenge && reached) addDone(challenge.id);
  }, [challenge, reached, addDone]);
  useEffect(() => () => playing?.abort(), [playing]);

  const { forget } = people;
  const startAnew = useCallback(
    async (next: Challenge) => {
      const { round } = await resetLab(labId, next.guard);
      onRound(round);
      forget();
      setChallengeId(next.id);
      onBegun();
    },
    [labId, forget, setChallengeId, onRound, onBegun],
  );

  const added = useRef(0);
  const play = (played: Challenge) => {
    const controller = new AbortController();
    setPlaying(controller);
    run(async () => {
      try {
        while (people.identities.length + added.current < 2) {
          await people.add();
          added.current += 1;
        }
        await startAnew(played);
        await playSolution(played.solution, {
          guard: played.guard,
          actorOf: people.actorOf,
          wait: (milliseconds) => sleep(milliseconds, controller.signal),
          pause: played.id === 'same-second' ? 60 : 700,
        });
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        setPlaying(null);
        added.current = 0;
      }
    });
  };

  return {
    challenge,
    done,
    reached,
    playing: playing !== null,
    begin: (next) => run(() => startAnew(next)),
    goOn: () => run(() => startAnew(CHALLENGES.find(({ id }) => !done.has(id)) ?? CHALLENGES[0]!)),
    play: () => challenge && play(challenge),
    stop: () => playing?.abort(),
    leave: () => setChallengeId(''),
  };
}

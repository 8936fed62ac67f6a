'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { People } from '@/components/lab/people/use-people';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { type Cast, type Challenge, type Standing, trafficOf } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { standingOf } from '@/lib/lab/challenges/standing';
import { resetLab } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import { sleep } from '@/lib/lab/client/sleep';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { clientName } from '@/lib/lab/people/names';
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
  readonly standing: Standing;
  /** The names of the two who play. */
  readonly cast: Cast;
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
  const names = useMemo<Cast>(
    () => ({
      first: people.identities[0]?.name ?? clientName(0),
      second: people.identities[1]?.name ?? clientName(1),
    }),
    [people.identities],
  );
  const [played, setPlayed] = useState(false);
  const standing = useMemo<Standing>(
    () =>
      challenge && start
        ? standingOf(challenge, trafficOf({ start, exchanges, cast: names, played }))
        : { is: 'open' },
    [challenge, start, exchanges, names, played],
  );
  const reached = standing.is === 'reached';
  useEffect(() => {
    if (challenge && reached) addDone(challenge.id);
  }, [challenge, reached, addDone]);
  useEffect(() => () => playing?.abort(), [playing]);

  const { forget } = people;
  const startAnew = useCallback(
    async (next: Challenge) => {
      const { round } = await resetLab(labId, next.guard);
      onRound(round);
      setPlayed(false);
      forget();
      setChallengeId(next.id);
      onBegun();
    },
    [labId, forget, setChallengeId, onRound, onBegun],
  );

  const play = (wanted: Challenge) => {
    const controller = new AbortController();
    setPlaying(controller);
    run(async () => {
      try {
        const known = people.identities.map(({ name }) => name);
        while (known.length < 2) known.push(await people.add());
        await startAnew(wanted);
        setPlayed(true);
        await playSolution(wanted.solution, {
          guard: wanted.guard,
          server: people.server,
          cast: { first: known[0]!, second: known[1]! },
          now: Date.now,
          actorOf: people.actorOf,
          wait: (milliseconds) => sleep(milliseconds, controller.signal),
          pause: 700,
        });
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        setPlaying(null);
      }
    });
  };

  return {
    challenge,
    done,
    reached,
    standing,
    cast: names,
    playing: playing !== null,
    begin: (next) => run(() => startAnew(next)),
    goOn: () => run(() => startAnew(CHALLENGES.find(({ id }) => !done.has(id)) ?? CHALLENGES[0]!)),
    play: () => challenge && play(challenge),
    stop: () => playing?.abort(),
    leave: () => setChallengeId(''),
  };
}

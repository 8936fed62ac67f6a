'use client';

import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { People } from '@/components/lab/people/use-people';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { useStored } from '@/components/ui/hooks/use-stored';
import {
  type Cast,
  type Challenge,
  type Controls,
  type Standing,
  type Traffic,
  trafficOf,
} from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { mayPredict, standingOf } from '@/lib/lab/challenges/standing';
import { resetLab } from '@/lib/lab/client/lab-api';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Ledger, StartingPoint } from '@/lib/lab/ledger/ledger';
import { castOf } from './cast-of';
import { usePredictions } from './use-predictions';
import { useProgress } from './use-progress';
import { type Scheduled, useSolution } from './use-solution';

/** How far somebody is with a challenge, for whoever wants to be told. */
interface ChallengeProgress {
  readonly challenge: string;
  /** What was predicted before the traffic answered; `null` as long as nothing was. */
  readonly prediction: string | null;
  /** By requests of one's own: a played solution is none. */
  readonly reached: boolean;
}

interface ChallengesOptions {
  readonly labId: string;
  readonly people: People;
  /** Everybody in the lab, in the order of joining. */
  readonly everybody: readonly string[];
  /** The round whose exchanges these are. */
  readonly round: number | undefined;
  readonly start: StartingPoint | undefined;
  readonly exchanges: readonly Exchange[];
  readonly ledger: Ledger | null;
  /** Does something that may fail, and tells if it did. */
  readonly run: (work: () => Promise<unknown>) => void;
  /** Told of the round that a challenge starts, before anything happens in it. */
  readonly onRound: (round: number) => void;
  readonly onBegun: () => void;
  readonly onProgress?: (progress: ChallengeProgress) => void;
}

/** The challenge that is open in a lab, and how far this device has come. */
export interface Challenges {
  readonly challenge: Challenge | undefined;
  /** Those reached on this device, by id. */
  readonly done: ReadonlySet<string>;
  readonly cast: Cast;
  /** What this round’s goal looks at; `null` until the lab is known. */
  readonly traffic: Traffic | null;
  readonly standing: Standing;
  /** What was predicted: `undefined` as long as it can be; `null` where they did not know, or the traffic was quicker. */
  readonly prediction: string | null | undefined;
  /** The traffic of this round has answered the question. */
  readonly answered: boolean;
  readonly playing: boolean;
  /** The order that the scheduler is to play, where the solution is one. */
  readonly demonstration: string | null;
  /** The only controls that are on screen; `null` for all of them. */
  readonly controls: Controls | null;
  readonly onShowAll: (all: boolean) => void;
  /** How many challenges were begun on this page. */
  readonly begun: number;
  /** Keeps an answer, or that there is none; the first stays. */
  readonly predict: (answer: string | null) => void;
  readonly begin: (challenge: Challenge) => void;
  /** Begins the first that is not reached yet. */
  readonly goOn: () => void;
  /** Plays the open one's solution. */
  readonly play: () => void;
  /** Stops it, where that can be done. */
  readonly stop: (() => void) | null;
  readonly leave: () => void;
  /** Told by the scheduler of what went over the wire there. */
  readonly onScheduled: (scheduled: Scheduled) => void;
}

/** Begins, plays and judges challenges. */
export function useChallenges({
  labId,
  people,
  everybody,
  round,
  start,
  exchanges,
  ledger,
  run,
  onRound,
  onBegun,
  onProgress,
}: ChallengesOptions): Challenges {
  const [challengeId, setChallengeId] = useLinkState('challenge', '');
  const [shownControls, showControls] = useLinkState('controls', 'needed');
  const [done, addDone] = useProgress();
  const [predictions, keepPrediction] = usePredictions();
  const [played, setPlayed] = useStored('midair-lab-played');
  const [begun, setBegun] = useState({ times: 0, round: 0 });
  const challenge = CHALLENGES.find(({ id }) => id === challengeId);
  const own = useMemo(() => people.identities.map(({ name }) => name), [people.identities]);

  const { forget } = people;
  const startAnew = useCallback(
    async (next: Challenge) => {
      const lab = await resetLab(labId, next.guard);
      onRound(lab.round);
      forget();
      setChallengeId(next.id);
      setBegun(({ times }) => ({ times: times + 1, round: lab.round }));
      onBegun();
      return lab.round;
    },
    [labId, forget, setChallengeId, onRound, onBegun],
  );
  const solution = useSolution({
    people,
    run,
    startAnew: async (next) => setPlayed(`${labId} ${await startAnew(next)}`),
  });

  const scheduler = challenge?.stage === 'scheduler';
  const cast = useMemo(() => castOf(own, everybody, scheduler), [own, everybody, scheduler]);
  // What is left of the round before says nothing about the challenge that has just begun.
  const current = round !== undefined && round >= begun.round;
  const { scheduled } = solution;
  const traffic = useMemo(() => {
    const seen = scheduler ? scheduled : current && start && ledger ? { start, exchanges, ledger } : null;
    return seen && trafficOf({ ...seen, cast, played: played === `${labId} ${round}` });
  }, [scheduler, scheduled, current, start, exchanges, ledger, cast, played, labId, round]);
  const standing = useMemo<Standing>(
    () => (challenge && traffic ? standingOf(challenge, traffic) : { is: 'open' }),
    [challenge, traffic],
  );
  const answered = challenge !== undefined && traffic !== null && !mayPredict(challenge, traffic);
  const prediction = challenge && predictions.get(challenge.id);
  const reached = standing.is === 'reached';

  const told = useEffectEvent((progress: ChallengeProgress) => onProgress?.(progress));
  const note = useEffectEvent((id: string) => {
    if (reached) addDone(id);
    if (answered) keepPrediction(id, null);
  });
  const openId = challenge?.id;
  useEffect(() => {
    if (openId === undefined) return;
    if (reached || answered) note(openId);
    told({ challenge: openId, prediction: prediction ?? null, reached });
  }, [openId, reached, answered, prediction]);

  const begin = (next: Challenge) =>
    run(async () => {
      if (own.length < 2 && everybody.length < 2 && next.stage === 'panels') await people.add();
      solution.clear();
      await startAnew(next);
    });
  return {
    challenge,
    done,
    cast,
    traffic,
    standing,
    prediction,
    answered,
    playing: solution.playing,
    demonstration: solution.demonstration,
    controls: challenge && shownControls !== 'all' ? challenge.controls : null,
    onShowAll: (all) => showControls(all ? 'all' : 'needed'),
    begun: begun.times,
    predict: (answer) => challenge && !answered && keepPrediction(challenge.id, answer),
    begin,
    goOn: () => begin(CHALLENGES.find(({ id }) => !done.has(id)) ?? CHALLENGES[0]!),
    play: () => challenge && solution.play(challenge),
    stop: solution.stop,
    leave: () => setChallengeId(''),
    onScheduled: solution.onScheduled,
  };
}

'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { type Cast, type Challenge, cast, type Standing } from '@/lib/lab/challenges/challenge';

interface ChallengeCardProps {
  readonly challenges: readonly Challenge[];
  readonly challenge: Challenge;
  readonly done: ReadonlySet<string>;
  /** The two who play. */
  readonly names: Cast;
  readonly standing: Standing;
  readonly playing: boolean;
  /** Whether it may be started here: it resets the lab for everybody in it. */
  readonly mayStart: boolean;
  readonly onStart: (challenge: Challenge) => void;
  readonly onPlay: () => void;
  readonly onStop: () => void;
  readonly onLeave: () => void;
}

/** One challenge: what to bring about, a status to predict, a hint, and the solution played. */
export function ChallengeCard({
  challenges,
  challenge,
  done,
  names,
  standing,
  playing,
  mayStart,
  onStart,
  onPlay,
  onStop,
  onLeave,
}: ChallengeCardProps) {
  const reached = standing.is === 'reached';
  const number = challenges.indexOf(challenge);
  const next = challenges[number + 1];
  const previous = challenges[number - 1];
  const [hinted, setHinted] = useState(false);
  return (
    <section
      aria-labelledby="challenge-title"
      className={cx(
        'rounded-lg border bg-surface p-4 sm:p-5',
        reached ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
    >
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <div className="min-w-64 flex-[3]">
          <p className="text-xs font-medium text-ink-soft">
            Challenge {number + 1} of {challenges.length} · {done.size} reached on this device
          </p>
          <h2 id="challenge-title" className="mt-1 font-serif text-2xl text-balance">
            {challenge.title}
          </h2>
          <p className="mt-1.5 max-w-prose text-ink-soft text-pretty">{cast(challenge.story, names)}</p>
          <p className="mt-2 max-w-prose text-pretty">
            <strong className="font-semibold">Goal: </strong>
            {cast(challenge.goal, names)}
          </p>
          {hinted && (
            <p className="mt-2 max-w-prose text-sm text-pretty text-ink-soft">
              <strong className="font-semibold text-ink">Hint: </strong>
              {cast(challenge.hint, names)}
            </p>
          )}
          <p role="status" className="mt-2 font-semibold text-accent empty:hidden">
            {reached && (
              <span className="inline-flex items-center gap-2">
                <Icon name="check" /> Reached. The traffic shows it.
              </span>
            )}
            {standing.is === 'blocked' && `${standing.because} Start over.`}
            {standing.is === 'shown' && 'That is the solution. Start over to do it yourself.'}
          </p>
        </div>
        <Question key={challenge.id} challenge={challenge} names={names} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {next && reached ? (
          <Button size="small" variant="primary" disabled={!mayStart} onClick={() => onStart(next)}>
            Next: {next.title}
          </Button>
        ) : null}
        {!hinted && (
          <Button size="small" onClick={() => setHinted(true)}>
            Hint
          </Button>
        )}
        {playing ? (
          <Button size="small" onClick={onStop}>
            Stop playing
          </Button>
        ) : (
          <Button size="small" disabled={!mayStart} onClick={onPlay}>
            Play the solution
          </Button>
        )}
        <Button size="small" disabled={!mayStart || playing} onClick={() => onStart(challenge)}>
          Start over
        </Button>
        <span className="ml-auto flex flex-wrap gap-2">
          {previous && (
            <Button
              size="small"
              variant="quiet"
              disabled={!mayStart || playing}
              onClick={() => onStart(previous)}
            >
              Previous
            </Button>
          )}
          {next && !reached && (
            <Button
              size="small"
              variant="quiet"
              disabled={!mayStart || playing}
              onClick={() => onStart(next)}
            >
              Skip
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={onLeave}>
            Leave the challenges
          </Button>
        </span>
      </div>
    </section>
  );
}

function Question({ challenge, names }: { readonly challenge: Challenge; readonly names: Cast }) {
  const name = useId();
  const [answer, setAnswer] = useState<string | null>(null);
  const { ask, answers, right, because } = challenge.question;
  return (
    <fieldset className="min-w-60 flex-[2] rounded-md bg-sunken p-3.5">
      <legend className="sr-only">Predict</legend>
      <p className="text-sm text-pretty">
        <strong className="font-semibold">Predict: </strong>
        {cast(ask, names)}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {answers.map((each) => (
          <label
            key={each}
            className="inline-flex min-h-8 items-center gap-2 text-sm font-medium pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={answer === each}
              onChange={() => setAnswer(each)}
              className="size-4 accent-accent"
            />
            {each}
          </label>
        ))}
      </div>
      <p role="status" className="text-sm text-pretty">
        {answer !== null && (
          <span className="mt-1.5 block">
            <strong className={cx('font-semibold', answer === right ? 'text-accent' : 'text-danger')}>
              {answer === right ? 'Yes. ' : `Not quite: ${right}. `}
            </strong>
            {cast(because, names)}
          </span>
        )}
      </p>
    </fieldset>
  );
}

'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { later } from '@/components/ui/hooks/later';
import { Banner } from '@/components/ui/page/banner';
import { type Challenge, cast } from '@/lib/lab/challenges/challenge';
import { Closing } from './closing';
import { ExplainedText } from './explained-text';
import { NewWords } from './new-words';
import { Prediction } from './prediction';
import type { Challenges } from './use-challenges';

const WhyPanel = later(() => import('./why-panel').then(({ WhyPanel }) => WhyPanel));

interface ChallengeCardProps {
  readonly all: readonly Challenge[];
  readonly challenge: Challenge;
  readonly challenges: Challenges;
  /** The lab has ended: there is something to read, and nothing to press. */
  readonly ended: boolean;
}

/** One challenge: its story, a prediction, then the goal; and once the traffic has reached it, why it came out so. */
export function ChallengeCard({ all, challenge, challenges, ended }: ChallengeCardProps) {
  const { traffic, standing, prediction, playing, begun, done } = challenges;
  const names = challenges.cast;
  const over = standing.is === 'reached' || (standing.is === 'shown' && !playing);
  const isLast = challenge === all.at(-1);
  const everything = all.every((each) => each === challenge || done.has(each.id));
  const [hinted, setHinted] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const goal = useRef<HTMLParagraphElement>(null);
  // Whoever has begun a challenge reads on at its title, wherever the button was.
  useEffect(() => {
    if (begun > 0) heading.current?.focus();
  }, [begun]);
  const goalShown = prediction !== undefined || over;
  const predict = (answer: string | null) => {
    challenges.predict(answer);
    // The goal is there after this press has been dealt with.
    requestAnimationFrame(() => goal.current?.focus());
  };

  return (
    <section
      aria-labelledby="challenge-title"
      className={cx(
        'rounded-lg border bg-surface p-4 sm:p-5',
        standing.is === 'reached' ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
    >
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <div className="min-w-64 flex-[3]">
          <p className="text-xs font-medium text-ink-soft">
            Challenge {all.indexOf(challenge) + 1} of {all.length} · {done.size} reached on this device
          </p>
          <h2
            id="challenge-title"
            ref={heading}
            tabIndex={-1}
            className="mt-1 scroll-mt-4 font-serif text-2xl text-balance"
          >
            {challenge.title}
          </h2>
          <p className="mt-1.5 max-w-prose text-pretty">
            <ExplainedText defined={challenge.terms}>{cast(challenge.story, names)}</ExplainedText>
          </p>
          <NewWords terms={challenge.terms} className="mt-3" />
        </div>
        {!over && !ended && (
          <Prediction
            question={challenge.question}
            names={names}
            prediction={prediction}
            answered={challenges.answered}
            onPredict={predict}
          />
        )}
      </div>
      {goalShown && (
        <p
          ref={goal}
          tabIndex={-1}
          className="mt-4 max-w-prose scroll-mt-4 border-l-4 border-accent pl-3 text-pretty"
        >
          <strong className="font-semibold">Goal: </strong>
          <ExplainedText defined={challenge.terms}>{cast(challenge.goal, names)}</ExplainedText>
        </p>
      )}
      {hinted && !over && (
        <p className="mt-2 max-w-prose text-sm text-pretty text-ink-soft">
          <strong className="font-semibold text-ink">Hint: </strong>
          {cast(challenge.hint, names)}
        </p>
      )}
      <div role="status" className="mt-3 empty:hidden">
        {standing.is === 'blocked' && (
          <Banner tone="danger" icon="alert">
            {standing.because}{' '}
            {challenge.stage === 'scheduler'
              ? 'Press “Step back” to change the last step, or “Start over” to begin again.'
              : 'Press “Start over” to begin again.'}
          </Banner>
        )}
        {over && <span className="sr-only">{standing.is === 'reached' ? 'Reached.' : 'Played.'}</span>}
      </div>
      {over && traffic && (
        <WhyPanel
          challenge={challenge}
          traffic={traffic}
          prediction={prediction}
          played={standing.is === 'shown'}
        />
      )}
      {standing.is === 'reached' && (isLast || everything) && <Closing everything={everything} />}
      {!ended && (
        <CardActions
          all={all}
          challenge={challenge}
          challenges={challenges}
          goalShown={goalShown}
          onHint={hinted || over ? null : () => setHinted(true)}
        />
      )}
    </section>
  );
}

interface CardActionsProps extends Omit<ChallengeCardProps, 'ended'> {
  readonly goalShown: boolean;
  readonly onHint: (() => void) | null;
}

function CardActions({ all, challenge, challenges, goalShown, onHint }: CardActionsProps) {
  const { standing, playing, controls } = challenges;
  const number = all.indexOf(challenge);
  const next = all[number + 1];
  const previous = all[number - 1];
  const reached = standing.is === 'reached';
  const again = standing.is === 'blocked' || standing.is === 'shown';
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {next && reached && (
        <Button size="small" variant="primary" disabled={playing} onClick={() => challenges.begin(next)}>
          Next: {next.title}
        </Button>
      )}
      {goalShown && (
        <>
          <Button
            size="small"
            variant={again ? 'primary' : 'plain'}
            disabled={playing}
            onClick={() => challenges.begin(challenge)}
          >
            Start over
          </Button>
          {onHint && (
            <Button size="small" onClick={onHint}>
              Hint
            </Button>
          )}
          {playing ? (
            challenges.stop && (
              <Button size="small" onClick={challenges.stop}>
                Stop playing
              </Button>
            )
          ) : (
            <Button size="small" onClick={challenges.play}>
              Play the solution
            </Button>
          )}
        </>
      )}
      <span className="flex flex-wrap gap-2 sm:ml-auto">
        {previous && (
          <Button size="small" variant="quiet" disabled={playing} onClick={() => challenges.begin(previous)}>
            Previous
          </Button>
        )}
        {next && !reached && (
          <Button size="small" variant="quiet" disabled={playing} onClick={() => challenges.begin(next)}>
            Skip
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={() => challenges.onShowAll(controls !== null)}>
          {controls ? 'Show all controls' : 'Show only what is needed'}
        </Button>
        <Button size="small" variant="quiet" onClick={challenges.leave}>
          Leave the challenges
        </Button>
      </span>
    </div>
  );
}

'use client';

import { Button } from '@/components/ui/controls/button';
import { type Cast, cast, type Question } from '@/lib/lab/challenges/challenge';

interface PredictionProps {
  readonly question: Question;
  readonly names: Cast;
  /** `undefined` as long as it can be given; `null` where they did not know, or the traffic was quicker. */
  readonly prediction: string | null | undefined;
  /** The traffic has answered the question. */
  readonly answered: boolean;
  /** `null`: they do not know. The goal may say more than the question, so that this counts as well. */
  readonly onPredict: (answer: string | null) => void;
}

/** The question before the goal. The first answer counts; what is right is for the traffic to show. */
export function Prediction({ question, names, prediction, answered, onPredict }: PredictionProps) {
  return (
    <section aria-label="Predict" className="min-w-60 flex-[2] rounded-md bg-sunken p-3.5">
      <p className="text-pretty">
        <strong className="font-semibold">Predict: </strong>
        {cast(question.ask, names)}
      </p>
      {prediction === undefined ? (
        <>
          <p className="mt-1 text-sm text-ink-soft">
            Your first answer counts. You see the right one after you have reached the goal.
          </p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            {question.answers.map((answer) => (
              <Button
                key={answer}
                size="small"
                className="min-w-16 whitespace-normal! text-left"
                onClick={() => onPredict(answer)}
              >
                {cast(answer, names)}
              </Button>
            ))}
            <Button size="small" variant="quiet" onClick={() => onPredict(null)}>
              I do not know
            </Button>
          </div>
        </>
      ) : (
        <p className="mt-2 text-sm">
          {prediction === null ? (
            <>
              You did not predict.{' '}
              {answered ? (
                <>
                  The answer is <strong className="font-semibold">{cast(question.right, names)}</strong>.{' '}
                  {cast(question.because, names)}
                </>
              ) : (
                'The requests will show you the answer.'
              )}
            </>
          ) : (
            <>
              You predicted: <strong className="font-semibold">{cast(prediction, names)}</strong>. This cannot
              be changed.
            </>
          )}
        </p>
      )}
    </section>
  );
}

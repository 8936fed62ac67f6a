import { cx } from '@/components/ui/controls/cx';
import { type Cast, cast, type Question } from '@/lib/lab/challenges/challenge';

interface VerdictProps {
  readonly question: Question;
  readonly names: Cast;
  readonly prediction: string | null | undefined;
}

/** What was predicted, against what the traffic has shown. */
export function Verdict({ question, names, prediction }: VerdictProps) {
  const right = cast(question.right, names);
  const hit = prediction === question.right;
  return (
    <p className="text-pretty">
      {prediction && (
        <>
          You predicted <strong className="font-semibold">{cast(prediction, names)}</strong>.{' '}
        </>
      )}
      <strong className={cx('font-semibold', hit || !prediction ? 'text-accent' : 'text-danger')}>
        {hit ? 'That is right.' : prediction ? `The answer is ${right}.` : `The answer was ${right}.`}
      </strong>{' '}
      {cast(question.because, names)}
    </p>
  );
}

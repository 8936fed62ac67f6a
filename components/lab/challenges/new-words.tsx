import { cx } from '@/components/ui/controls/cx';
import type { Term } from '@/lib/lab/challenges/challenge';
import { TERMS } from '@/lib/lab/challenges/terms';

interface NewWordsProps {
  readonly terms: readonly Term[];
  readonly className?: string;
}

/** What the words mean that come up here for the first time. */
export function NewWords({ terms, className }: NewWordsProps) {
  if (terms.length === 0) return null;
  return (
    <dl
      className={cx(
        'max-w-prose space-y-1 border-l-2 border-line-strong pl-3 text-sm text-pretty',
        className,
      )}
    >
      {terms.map((term) => (
        <div key={term}>
          <dt className="inline font-semibold">{term[0]?.toUpperCase() + term.slice(1)}: </dt>
          <dd className="inline text-ink-soft">{TERMS[term]}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Kbd } from './kbd';

interface KeyListProps {
  /** What is done, and by which combinations of keys. */
  readonly rows: readonly {
    readonly does: string;
    readonly combinations: readonly (readonly string[])[];
  }[];
}

/** Keys and what they do, one under the other. */
export function KeyList({ rows }: KeyListProps) {
  return (
    <dl className="text-sm">
      {rows.map(({ does, combinations }) => (
        <div key={does} className="flex items-baseline gap-4 border-b border-line py-2 last:border-0">
          <dt className="w-40 shrink-0 space-y-1">
            {combinations.map((combination, index) => (
              <span key={combination.join(' ')} className="flex gap-1">
                {index > 0 && <span className="text-ink-faint">or</span>}
                {combination.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </span>
            ))}
          </dt>
          <dd className="min-w-0">{does}</dd>
        </div>
      ))}
    </dl>
  );
}

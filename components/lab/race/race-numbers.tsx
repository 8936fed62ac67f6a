import { cx } from '@/components/ui/controls/cx';
import { totalsOf } from '@/lib/lab/races/race-statistics';
import type { RaceState } from './use-race';

interface RaceNumbersProps {
  readonly race: RaceState;
  readonly running: boolean;
}

/** A race in numbers, and whether they add up. */
export function RaceNumbers({ race, running }: RaceNumbersProps) {
  const totals = totalsOf(race.saves, race.elapsed);
  const { result } = race;
  const words = race.setup.clients * race.setup.saves;
  const addsUp =
    totals.acknowledged + totals.refused + totals.unanswered === totals.sent &&
    (result === null || result.stopped || result.acknowledgedWords + result.givenUp === words);
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        <Figure term="Saves sent" value={totals.sent} />
        <Figure
          term="Acknowledged"
          value={totals.acknowledged}
          note={
            result && result.givenUp > 0 ? `${result.givenUp.toLocaleString('en')} words given up` : undefined
          }
        />
        <Figure
          term="Refused"
          value={totals.refused}
          note={totals.retries > 0 ? `${totals.retries.toLocaleString('en')} retries` : undefined}
        />
        <Figure term="Without answer" value={totals.unanswered} />
        <Figure term="Saves a second" value={Math.round(totals.throughput * 10) / 10} />
        <Figure
          term="Words lost"
          value={result ? result.missing : null}
          danger={(result?.missing ?? 0) > 0}
          note={
            result
              ? `the ledger finds ${result.lostByLedger.toLocaleString('en')}`
              : running
                ? 'counted at the end'
                : undefined
          }
        />
      </dl>
      <p role="status" className="text-sm text-ink-soft">
        {result && (
          <>
            {totals.acknowledged.toLocaleString('en')} acknowledged + {totals.refused.toLocaleString('en')}{' '}
            refused + {totals.unanswered.toLocaleString('en')} without answer ={' '}
            {totals.sent.toLocaleString('en')} sent.{' '}
            {result.givenUp > 0 && (
              <>
                {result.acknowledgedWords.toLocaleString('en')} words saved +{' '}
                {result.givenUp.toLocaleString('en')} given up after {race.setup.tries} tries ={' '}
                {(result.acknowledgedWords + result.givenUp).toLocaleString('en')} words.{' '}
              </>
            )}
            {addsUp ? 'The numbers add up.' : 'The numbers do not add up.'}
            {result.stopped && ' The race was stopped early.'}
          </>
        )}
      </p>
    </>
  );
}

interface FigureProps {
  readonly term: string;
  readonly value: number | null;
  readonly note?: string | undefined;
  readonly danger?: boolean;
}

function Figure({ term, value, note, danger = false }: FigureProps) {
  return (
    <div className="rounded-lg border border-line bg-surface px-3.5 py-2.5">
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className={cx('text-2xl font-semibold tabular-nums', danger && 'text-danger')}>
        {value === null ? '–' : value.toLocaleString('en')}
      </dd>
      {note && <dd className="text-xs text-ink-soft">{note}</dd>}
    </div>
  );
}

import { keptWords } from '@/components/merge/words/collision-summary';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { conflictsOf, openConflicts } from '@/lib/client/session/collision';
import { type Exchange, isRefusal, isSuccess } from '@/lib/lab/exchanges/exchange';
import { explain } from '@/lib/lab/exchanges/explain';
import { reasonPhrase } from '@/lib/lab/exchanges/har';
import type { Person } from '@/lib/lab/people/person';
import type { PersonCollision } from './use-collision';

interface PersonStatusProps {
  readonly person: Person;
  readonly last: Exchange | undefined;
  readonly state: PersonCollision;
  readonly busy: boolean;
  /** Absent where a refusal is not this person's to resolve: the client does it, or nothing was read before. */
  readonly onResolve: (() => void) | undefined;
}

/** The last answer in words, and what to do about it. */
export function PersonStatus({ person, last, state, busy, onResolve }: PersonStatusProps) {
  const { collision } = person;
  const notice = last && state.notice && state.notice.at >= last.endedAt ? state.notice : null;
  return (
    <div className="mt-auto min-h-15 rounded-b-md border-t border-line bg-sunken px-3 py-2 text-sm">
      <div role="status">
        {person.unanswered ? (
          <>
            <p className="font-mono font-semibold text-danger">no answer</p>
            <p className="text-ink-soft text-pretty">
              The server has not answered, so it is not known whether the request arrived. Your text is still
              here. Try again in a moment.
            </p>
          </>
        ) : last ? (
          <>
            {notice && last.method === 'GET' ? (
              // Somebody resolves: green figures would look like a save that went through.
              <p className="font-semibold">Loaded the current version to merge with.</p>
            ) : (
              <p className={cx('font-mono font-semibold', toneOf(last))}>
                {last.answerLost ? 'no answer' : `${last.status} ${reasonPhrase(last.status)}`}
              </p>
            )}
            <p className="text-ink-soft text-pretty">{notice?.words ?? explain(last)}</p>
            {collision && !collision.open && (
              <p className="mt-1 text-pretty">
                {keptWords(collision)}. {left(collision)}
              </p>
            )}
          </>
        ) : (
          <p className="text-ink-faint">No request yet.</p>
        )}
      </div>
      {onResolve && (collision || person.refused) && (
        <Button className="mt-2" size="small" variant="primary" disabled={busy} onClick={onResolve}>
          Resolve the collision
        </Button>
      )}
      {notice?.discarded && (
        <Button className="mt-2" size="small" disabled={busy} onClick={state.bringBack}>
          Bring my text back
        </Button>
      )}
    </div>
  );
}

function toneOf(last: Exchange): string {
  if (isRefusal(last) || last.status >= 400) return 'text-danger';
  return isSuccess(last) ? 'text-accent' : 'text-ink';
}

function left(collision: NonNullable<Person['collision']>): string {
  const all = conflictsOf(collision.merge).length;
  return `${all - openConflicts(collision).length} of ${all} resolved.`;
}

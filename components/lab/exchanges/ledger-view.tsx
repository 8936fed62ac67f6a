import { cx } from '@/components/ui/controls/cx';
import type { Ledger } from '@/lib/lab/ledger/ledger';
import { PersonDot } from './person-dot';
import { personInk } from './person-ink';

interface LedgerViewProps {
  readonly ledger: Ledger;
  readonly people: readonly string[];
  readonly className?: string;
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Every word coloured and underlined by who wrote it, and the words that vanished unseen. */
export function LedgerView({ ledger, people, className }: LedgerViewProps) {
  const authors = [...new Set(ledger.tokens.flatMap(({ author }) => (author === null ? [] : [author])))];
  const runs = runsOf(ledger);
  return (
    <section aria-label="Ledger of words" className={cx('grid gap-4 md:grid-cols-2', className)}>
      <div className="min-w-0 rounded-lg border border-line bg-surface p-4">
        <h2 className="text-sm font-semibold">Who wrote what</h2>
        <p className="mt-2 text-base leading-7 break-words whitespace-pre-wrap" dir="auto">
          {runs.map(({ author, text }, index) =>
            author === null ? (
              text
            ) : (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is told by its index alone.
                key={index}
                title={author}
                className="rounded-xs border-b-2 px-0.5"
                style={{
                  borderColor: personInk(author, people),
                  background: `color-mix(in srgb, ${personInk(author, people)} 16%, transparent)`,
                }}
              >
                {text}
                <span className="sr-only"> (by {author})</span>
              </span>
            ),
          )}
        </p>
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
          <span>Unmarked: there from the start</span>
          {authors.map((author) => (
            <span key={author} className="inline-flex items-center gap-1.5">
              <PersonDot name={author} people={people} />
              {author}
            </span>
          ))}
        </p>
      </div>
      <div className="min-w-0 rounded-lg border border-line bg-surface p-4">
        <h2 className={cx('text-sm font-semibold', ledger.lost.length > 0 && 'text-danger')}>
          Words lost: {ledger.lost.length}
        </h2>
        {ledger.lost.length === 0 ? (
          <p className="mt-2 text-sm text-ink-soft text-pretty">
            Every word that somebody saved is still there, or was removed by somebody who had read it.
          </p>
        ) : (
          <ul className="mt-2 max-h-56 space-y-1.5 overflow-auto text-sm">
            {ledger.lost.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same word may be lost twice.
              <li key={index}>
                <del className="font-semibold">{word.text}</del>
                <span className="text-ink-soft">
                  {' '}
                  {word.author === null ? 'from the start' : `by ${word.author}`}, gone with {word.by}’s
                  request at {time.format(word.at)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {ledger.vanished > ledger.lost.length && (
          <p className="mt-3 text-xs text-ink-soft">
            {ledger.vanished - ledger.lost.length} more had vanished and came back with a later save.
          </p>
        )}
      </div>
    </section>
  );
}

/** Neighbouring tokens of one author as one run; white space between two words of one author is theirs too. */
function runsOf({ tokens }: Ledger): readonly { readonly author: string | null; readonly text: string }[] {
  const runs: { author: string | null; text: string }[] = [];
  for (const { author, text } of tokens) {
    const last = runs.at(-1);
    if (last && last.author === author) last.text += text;
    else runs.push({ author, text });
  }
  return runs;
}

import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import type { Ledger } from '@/lib/lab/ledger/ledger';
import { LedgerPeople } from './ledger-people';
import { PersonDot } from './person-dot';
import { personInk } from './person-ink';

interface LedgerViewProps {
  readonly ledger: Ledger;
  readonly people: readonly string[];
  readonly className?: string;
}

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Every word coloured and underlined by who wrote it, the words that vanished unseen, and a line for each person. */
export function LedgerView({ ledger, people, className }: LedgerViewProps) {
  const words = [...ledger.title, ...ledger.tokens];
  const authors = [...new Set(words.flatMap(({ author }) => (author === null ? [] : [author])))];
  const { begins } = ledger;
  return (
    <section aria-label="Ledger of words" className={cx('grid gap-4 md:grid-cols-2', className)}>
      <div className="min-w-0 rounded-lg border border-line bg-surface p-4">
        <h2 className="text-sm font-semibold">Who wrote what</h2>
        {ledger.title.length > 0 && (
          <p className="mt-2 text-lg font-semibold break-words" dir="auto">
            <span className="sr-only">Title: </span>
            <Coloured words={ledger.title} people={people} />
          </p>
        )}
        <p className="mt-2 text-start text-base leading-7 break-words whitespace-pre-wrap [unicode-bidi:plaintext]">
          <Coloured words={ledger.tokens} people={people} />
        </p>
        <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
          <span>
            Not coloured: {begins === null ? 'there from the start' : 'written before the record begins'}
          </span>
          {authors.map((author) => (
            <span key={author} className="inline-flex max-w-full items-center gap-1.5">
              <PersonDot name={author} people={people} />
              <bdi className="min-w-0 break-words">{author}</bdi>
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
            No word is missing because of a save by somebody who had not read it.
          </p>
        ) : (
          <ScrollRegion label="Words lost" className="mt-2 max-h-56 overflow-auto">
            <ul className="space-y-1.5 text-sm break-words">
              {ledger.lost.map((word, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same word may be lost twice.
                <li key={index}>
                  <del className="font-semibold">{word.text}</del>
                  <span className="text-ink-soft">
                    {word.part === 'title' ? ' in the title, ' : ' '}
                    {word.author === null ? (
                      'from the start'
                    ) : (
                      <>
                        by <bdi>{word.author}</bdi>
                      </>
                    )}
                    , gone with <bdi>{word.by}</bdi>’s request at {time.format(word.at)}
                  </span>
                </li>
              ))}
            </ul>
          </ScrollRegion>
        )}
        <p className="mt-3 text-xs text-ink-soft text-pretty">
          If two people write the same word, it counts once. Two tabs of one person count as one reader.
        </p>
        {ledger.vanished > ledger.lost.length && (
          <p className="mt-3 text-xs text-ink-soft">
            {ledger.vanished - ledger.lost.length} more had vanished and came back with a later save.
          </p>
        )}
        {begins && (
          <p className="mt-3 text-xs text-ink-soft">
            The record begins at {time.format(begins.at)}, with version {begins.version}. The requests before
            that are no longer kept, so words that were lost with them are not counted.
          </p>
        )}
      </div>
      <div className="min-w-0 md:col-span-2">
        <LedgerPeople ledger={ledger} people={people} />
      </div>
    </section>
  );
}

interface ColouredProps {
  readonly words: Ledger['tokens'];
  readonly people: readonly string[];
}

/** Words in the colours of their authors; each run apart, so that one in another direction moves no neighbour. */
function Coloured({ words, people }: ColouredProps) {
  return runsOf(words).map(({ author, text }, index) =>
    author === null ? (
      text
    ) : (
      <bdi
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
      </bdi>
    ),
  );
}

/** Neighbouring tokens of one author as one run; white space between two words of one author is theirs too. */
function runsOf(
  words: Ledger['tokens'],
): readonly { readonly author: string | null; readonly text: string }[] {
  const runs: { author: string | null; text: string }[] = [];
  for (const { author, text } of words) {
    const last = runs.at(-1);
    if (last && last.author === author) last.text += text;
    else runs.push({ author, text });
  }
  return runs;
}

import { memo, useMemo, useState } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { DocumentText } from '@/components/ui/text/document-text';
import { effortOf } from '@/lib/merge/diff/effort';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { wordsOnly } from '@/lib/merge/diff/words-only';
import { groupedMarks } from './grouped-marks';

/** Whose words are marked. */
export type MarkSide = 'mine' | 'theirs' | 'both' | 'original';

const INSERTED: Record<MarkSide, string> = {
  mine: 'bg-mine-soft decoration-mine',
  theirs: 'bg-theirs-soft decoration-theirs',
  both: 'bg-accent-soft decoration-accent',
  original: 'bg-original-soft decoration-original',
};
const DELETED: Record<MarkSide, string> = {
  mine: 'decoration-mine',
  theirs: 'decoration-theirs',
  both: 'decoration-accent',
  original: 'decoration-original',
};

const LONG_CHARACTERS = 1600;
const LONG_LINES = 22;
/** Of a text beyond this only the beginning is put on the page until someone asks for all of it. */
const HUGE_CHARACTERS = 12_000;
/** Of searching for the marks of one text: a frame's worth. */
const STEPS = 200_000;

interface MarkedTextProps {
  readonly from: string;
  readonly to: string;
  readonly side: MarkSide;
  /** Whether to compute the marks yet; the plain text stands until then. */
  readonly ready: boolean;
  /** Whether words that are gone are shown, struck through. */
  readonly deletions?: boolean;
  readonly title?: boolean;
  /** Whether changes of white space alone go unmarked. */
  readonly ignoreSpaces?: boolean;
  readonly code?: boolean;
}

/** One side's text with its words marked against another text: underlined or struck through, never by colour alone. */
export const MarkedText = memo(function MarkedText({
  from,
  to,
  side,
  ready,
  deletions = true,
  title = false,
  ignoreSpaces = false,
  code = false,
}: MarkedTextProps) {
  const [all, setAll] = useState(false);
  const longer = deletions && from.length > to.length ? from : to;
  const long = longer.length > LONG_CHARACTERS || longer.split('\n', LONG_LINES + 1).length > LONG_LINES;
  const huge = longer.length > HUGE_CHARACTERS;
  const cut = huge && !all ? HUGE_CHARACTERS / 2 : undefined;
  const marks = useMemo(() => {
    const all = marksOf(from, to, ready, cut);
    return groupedMarks(ignoreSpaces ? wordsOnly(all) : all);
  }, [ready, from, to, cut, ignoreSpaces]);
  if (to.trim() === '' && (!deletions || from.trim() === '')) {
    return <p className="text-sm text-ink-faint italic">{to === '' ? 'Nothing here' : 'Only blank lines'}</p>;
  }
  return (
    <>
      <DocumentText
        title={title}
        code={code}
        className={cx(long && !all && 'max-h-72 overflow-hidden mask-b-from-80%')}
      >
        {marks.map((mark, index) => (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks of two texts never change their order.
            key={index}
            mark={mark}
            side={side}
            replaced={mark.kind === 'deleted' && marks[index + 1]?.kind === 'inserted'}
            replacing={deletions && marks[index - 1]?.kind === 'deleted'}
            deletions={deletions}
          />
        ))}
      </DocumentText>
      {long && (
        <button
          type="button"
          onClick={() => setAll(!all)}
          aria-expanded={all}
          className="mt-1 min-h-8 text-sm font-medium text-ink-soft underline decoration-1 underline-offset-4 hover:text-ink"
        >
          {all ? 'Show less of this text' : 'Show all of this text'}
        </button>
      )}
    </>
  );
});

function marksOf(from: string, to: string, ready: boolean, cut: number | undefined): readonly WordMark[] {
  if (to === '') return [{ kind: 'deleted', text: from.slice(0, cut) }];
  if (!ready || from === to || cut !== undefined) return [{ kind: 'same', text: to.slice(0, cut) }];
  return wordMarks(from, to, effortOf(STEPS));
}

interface MarkProps {
  readonly mark: WordMark;
  readonly side: MarkSide;
  /** What stands for these words follows at once. */
  readonly replaced: boolean;
  /** The words that these stand for come just before. */
  readonly replacing: boolean;
  readonly deletions: boolean;
}

function Mark({ mark: { kind, text }, side, replaced, replacing, deletions }: MarkProps) {
  if (kind === 'same') return text;
  if (kind === 'deleted') {
    if (!deletions) return null;
    return (
      <del
        className={cx(
          'text-ink-faint line-through decoration-1 before:sr-only before:content-["_deleted:_"]',
          DELETED[side],
          replaced && 'me-1 [unicode-bidi:isolate]',
        )}
      >
        {replaced ? text.trimEnd() : text}
      </del>
    );
  }
  // Spaces at the ends are not underlined, unless they are all there is; a line end is always one.
  const [before = '', words = text, after = ''] = /^(\s*)(\S.*\S|\S)(\s*)$/s.exec(text)?.slice(1) ?? [];
  return (
    <>
      {(!replacing || before.includes('\n')) && before}
      <ins
        className={cx(
          'rounded-xs box-decoration-clone underline decoration-2 underline-offset-4 before:sr-only before:content-["_added:_"]',
          INSERTED[side],
        )}
      >
        {words}
      </ins>
      {after}
    </>
  );
}

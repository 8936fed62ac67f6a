import { cx } from '@/components/ui/controls/cx';
import type { WordMark } from '@/lib/merge/diff/word-marks';
import { spaceWords, VisibleSpace } from './visible-space';

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

interface MarkProps {
  readonly mark: WordMark;
  readonly side: MarkSide;
  /** What stands for these words follows at once. */
  readonly replacement?: string | undefined;
  /** Whether words that are gone are shown. */
  readonly deletions: boolean;
}

/** A piece of a marked text, every character of which is there as it was written. */
export function Mark({ mark: { kind, text }, side, replacement, deletions }: MarkProps) {
  if (kind === 'same') return text;
  if (kind === 'deleted') return deletions && <Deleted text={text} side={side} replacement={replacement} />;
  if (text.trim() === '') {
    return (
      <ins
        data-said={` added: ${spaceWords(text)} `}
        className={cx(SAID, 'rounded-xs no-underline text-ink-faint', INSERTED[side])}
      >
        <VisibleSpace text={text} />
      </ins>
    );
  }
  // Spaces at the ends are not underlined.
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return (
    <ins data-said=" added: " className={cx(SAID, 'no-underline')}>
      {text.slice(0, from)}
      <span
        className={cx(
          'rounded-xs box-decoration-clone underline decoration-2 underline-offset-4',
          INSERTED[side],
        )}
      >
        {text.slice(from, to)}
      </span>
      {text.slice(to)}
    </ins>
  );
}

/** Heard before the words, and not part of them. */
const SAID = 'before:sr-only before:content-[attr(data-said)]';

interface DeletedProps {
  readonly text: string;
  readonly side: MarkSide;
  readonly replacement: string | undefined;
}

function Deleted({ text, side, replacement }: DeletedProps) {
  const space = text.trim() === '';
  // Old words and new ones stand apart, also where the text has no space there.
  const touches = replacement !== undefined && !/\s$/.test(text) && !/^\s/.test(replacement);
  return (
    <del
      data-said={space ? ` deleted: ${spaceWords(text)} ` : ' deleted: '}
      className={cx(
        SAID,
        'text-ink-faint line-through decoration-1',
        DELETED[side],
        replacement !== undefined && '[unicode-bidi:isolate]',
        touches && 'me-1',
        // A line end that is gone breaks no line.
        space && /[\r\n]/.test(text) && 'inline-block h-[1lh] overflow-hidden align-bottom',
      )}
    >
      {space ? <VisibleSpace text={text} /> : text}
    </del>
  );
}

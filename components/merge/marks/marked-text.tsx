import { memo, useMemo, useState } from 'react';
import { amount } from '@/components/ui/text/amount';
import { withoutLastBlankLines } from '@/components/ui/text/blank-lines';
import { DocumentText } from '@/components/ui/text/document-text';
import { effortOf } from '@/lib/merge/diff/effort';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { wordsOnly } from '@/lib/merge/diff/words-only';
import { type Crop, croppedMarks } from './cropped-marks';
import { groupedMarks } from './grouped-marks';
import { Mark, type MarkSide } from './mark';

/** Of searching for the marks of one text: a few frames' worth, for a paragraph of some thousand words. */
const STEPS = 700_000;

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
  const crops = useMemo(() => {
    const all = marksOf(from, to, ready);
    const marks = groupedMarks(ignoreSpaces ? wordsOnly(all) : all);
    return croppedMarks(deletions ? marks : marks.filter(({ kind }) => kind !== 'deleted'));
  }, [ready, from, to, ignoreSpaces, deletions]);
  if (to.trim() === '' && (!deletions || from.trim() === '')) {
    return <p className="text-sm text-ink-faint italic">{to === '' ? 'Nothing here' : 'Only blank lines'}</p>;
  }
  const blank = blankLinesAfter(crops);
  return (
    <DocumentText title={title} code={code} className={NO_ROOM[blank]}>
      {crops.map((crop, index) =>
        crop.folded ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks of two texts never change their order.
          <Fold key={index} marks={crop.marks} side={side} deletions={deletions} />
        ) : (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={index}
            mark={crop.mark}
            side={side}
            replacement={replacementOf(crop.mark, crops[index + 1])}
            deletions={deletions}
          />
        ),
      )}
    </DocumentText>
  );
});

interface FoldProps {
  readonly marks: readonly WordMark[];
  readonly side: MarkSide;
  readonly deletions: boolean;
}

/** Part of a text that is left out until it is asked for. */
function Fold({ marks, side, deletions }: FoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="mx-1 inline-flex min-h-6 items-center rounded-md bg-sunken px-2 font-sans text-[0.8125rem] text-ink-soft select-none hover:text-ink pointer-coarse:min-h-11"
      >
        … {foldWords(marks)} …
      </button>
      {open &&
        marks.map((mark, index) => (
          <Mark
            // biome-ignore lint/suspicious/noArrayIndexKey: the marks of two texts never change their order.
            key={index}
            mark={mark}
            side={side}
            replacement={marks[index + 1]?.kind === 'inserted' ? marks[index + 1]?.text : undefined}
            deletions={deletions}
          />
        ))}
    </>
  );
}

const DONE: Record<WordMark['kind'], string> = { same: 'unchanged', inserted: 'added', deleted: 'deleted' };

function foldWords(marks: readonly WordMark[]): string {
  const [first] = marks;
  const text = marks.map((mark) => (mark.kind === 'deleted' && marks.length > 1 ? '' : mark.text)).join('');
  return `${amount(text)} ${marks.length === 1 && first ? DONE[first.kind] : 'with more changes'}`;
}

function replacementOf({ kind }: WordMark, next: Crop | undefined): string | undefined {
  return kind === 'deleted' && next && !next.folded && next.mark.kind === 'inserted'
    ? next.mark.text
    : undefined;
}

/** The blank lines at the end, unless they are what changed: they are there, and take no room. */
function blankLinesAfter(crops: readonly Crop[]): number {
  const last = crops.at(-1);
  if (last === undefined || last.folded || last.mark.text.trim() === '') return 0;
  const { text } = last.mark;
  const lines = text.slice(withoutLastBlankLines(text).length).split('\n').length - 2;
  return Math.min(Math.max(0, lines), NO_ROOM.length - 1);
}

const NO_ROOM = ['', 'mb-[-1lh]', 'mb-[-2lh]', 'mb-[-3lh]'];

function marksOf(from: string, to: string, ready: boolean): readonly WordMark[] {
  if (to === '') return [{ kind: 'deleted', text: from }];
  if (!ready || from === to) return [{ kind: 'same', text: to }];
  return wordMarks(from, to, effortOf(STEPS));
}

import { memo, useMemo, useState } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { amount } from './amount';
import { withoutFirstBlankLines, withoutLastBlankLines } from './blank-lines';
import { DocumentText } from './document-text';
import { foldText } from './fold-text';
import { type TextRange, textPieces } from './text-pieces';

interface UnchangedRunProps {
  readonly text: string;
  /** Where in it there is code, which is set in columns. */
  readonly code?: readonly TextRange[];
  /** Whether the document begins or ends with this run. */
  readonly first: boolean;
  readonly last: boolean;
  readonly columns: boolean;
  /** Whether nothing is to stay folded, whatever the person chose. */
  readonly unfold?: boolean;
}

/** Text that nobody changed, folded to a few lines around each change. */
export const UnchangedRun = memo(function UnchangedRun({
  text,
  code = NO_CODE,
  first,
  last,
  columns,
  unfold = false,
}: UnchangedRunProps) {
  const [asked, setUnfolded] = useState(false);
  const unfolded = asked || unfold;
  const folded = useMemo(() => foldText(text, { first, last }), [text, first, last]);
  return (
    <>
      <Everywhere text={folded.head} at={0} code={code} columns={columns} />
      {folded.hidden !== '' && (
        <button
          type="button"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
          className="my-1 flex min-h-9 w-full items-center gap-3 rounded-md text-[0.8125rem] text-ink-faint hover:text-ink pointer-coarse:min-h-11"
        >
          <span className="h-px flex-1 bg-line" />
          <Icon name="fold" className="size-3.5" />
          {unfolded ? 'Fold' : 'Show'} {amount(folded.hidden).replace(' ', ' unchanged ')}
          <span className="h-px flex-1 bg-line" />
        </button>
      )}
      {unfolded &&
        chunks(folded.hidden).map(({ at, piece }) => (
          <Everywhere
            key={at}
            text={piece}
            at={folded.head.length + at}
            code={code}
            columns={columns}
            skippable
          />
        ))}
      <Everywhere text={folded.tail} at={text.length - folded.tail.length} code={code} columns={columns} />
    </>
  );
});

const NO_CODE: readonly TextRange[] = [];

interface EverywhereProps {
  readonly text: string;
  /** Where it begins in the text in which the code is known. */
  readonly at: number;
  readonly code: readonly TextRange[];
  readonly columns: boolean;
  /** Whether the browser may skip it while it is out of sight. */
  readonly skippable?: boolean;
}

/** The same text in every column; heard once, and shown once where there is no room for columns. */
function Everywhere({ text, at, code, columns, skippable = false }: EverywhereProps) {
  // The space around a change stands for the blank lines there.
  const ended = withoutLastBlankLines(text);
  const lines = withoutFirstBlankLines(ended);
  if (lines.trim() === '') return null;
  const shown = (
    <div className="min-w-0 ps-[17px] text-ink-soft">
      {textPieces(lines, at + ended.length - lines.length, code).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their order.
        <DocumentText key={index} code={piece.code}>
          {piece.text}
        </DocumentText>
      ))}
    </div>
  );
  const skipped = skippable && '[contain-intrinsic-size:auto_60rem] [content-visibility:auto]';
  if (!columns) return <div className={cx(skipped)}>{shown}</div>;
  const copy = (
    <div aria-hidden="true" className="hidden min-w-0 md:block">
      {shown}
    </div>
  );
  return (
    <div className={cx(skipped, 'grid gap-4 md:grid-cols-3 md:px-5')}>
      {copy}
      {shown}
      {copy}
    </div>
  );
}

const CHUNK = 8000;

/** A long text in pieces that end with a line, so that the browser lays out only those in sight. */
function chunks(text: string): readonly { readonly at: number; readonly piece: string }[] {
  const pieces: { at: number; piece: string }[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at + CHUNK);
    const end = newline === -1 ? text.length : newline + 1;
    pieces.push({ at, piece: text.slice(at, end) });
    at = end;
  }
  return pieces;
}

'use client';

import { useMemo, useState } from 'react';
import { foldText } from '@/components/merge/fold-text';
import type { WordMark } from '@/lib/merge/word-marks';
import { comparisonBlocks } from './comparison-blocks';
import { visibleSpace } from './visible-space';

interface ComparisonProps {
  readonly from: string;
  readonly to: string;
}

/** Two versions of a text as one, with the words that differ marked: underlined what came, struck what went. */
export function Comparison({ from, to }: ComparisonProps) {
  const blocks = useMemo(() => comparisonBlocks(from, to), [from, to]);
  if (!blocks.some((block) => block.kind === 'changed')) {
    return <p className="text-sm text-ink-soft">The text is the same in both versions.</p>;
  }
  return (
    <div className="space-y-1 leading-relaxed break-words whitespace-pre-wrap [&_*]:[unicode-bidi:plaintext]">
      {blocks.map((block, index) =>
        block.kind === 'same' ? (
          <UnchangedRun
            key={`${block.line} same`}
            text={block.text}
            first={index === 0}
            last={index === blocks.length - 1}
          />
        ) : (
          <div key={`${block.line} changed`} className="border-l-3 border-accent py-0.5 pl-3">
            <Marks marks={block.marks} />
          </div>
        ),
      )}
    </div>
  );
}

/** Marked words in a line of text. */
export function Marks({ marks }: { readonly marks: readonly WordMark[] }) {
  let at = 0;
  return marks.map(({ kind, text }) => {
    const key = at;
    at += text.length + 1;
    if (kind === 'inserted') {
      return (
        <ins
          key={key}
          className="rounded-xs bg-accent-soft text-ink underline decoration-accent decoration-2 underline-offset-3"
        >
          {visibleSpace(text)}
        </ins>
      );
    }
    if (kind === 'deleted') {
      return (
        <del key={key} className="rounded-xs bg-original-soft text-original line-through">
          {visibleSpace(text)}
        </del>
      );
    }
    return <span key={key}>{text}</span>;
  });
}

function UnchangedRun({
  text,
  first,
  last,
}: {
  readonly text: string;
  readonly first: boolean;
  readonly last: boolean;
}) {
  const [open, setOpen] = useState(false);
  const { head, hidden, tail, hiddenLines } = useMemo(
    () => foldText(text, { first, last }),
    [text, first, last],
  );
  return (
    <div className="pl-3.75 text-ink-soft">
      {head}
      {hidden !== '' &&
        (open ? (
          hidden
        ) : (
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="my-1 block min-h-8 w-full rounded-md bg-sunken px-3 text-left font-sans text-xs text-ink-faint hover:text-ink"
          >
            Show {hiddenLines === 1 ? '1 unchanged line' : `${hiddenLines} unchanged lines`}
          </button>
        ))}
      {tail}
    </div>
  );
}

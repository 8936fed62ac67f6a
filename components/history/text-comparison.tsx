'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { foldText } from '@/components/merge/fold-text';
import type { Content } from '@/lib/client/content';
import { type WordMark, wordMarks } from '@/lib/merge/word-marks';
import { comparisonBlocks } from './comparison-blocks';
import { visibleSpace } from './visible-space';

interface TextComparisonProps {
  readonly from: Content;
  readonly to: Content;
}

/** Two versions of a document as one, with the words that differ marked: underlined what came, struck what went. */
export function TextComparison({ from, to }: TextComparisonProps) {
  const blocks = useMemo(() => comparisonBlocks(from.body, to.body), [from.body, to.body]);
  const titleChanged = from.title !== to.title;
  const bodyChanged = from.body !== to.body;
  if (!titleChanged && !bodyChanged) {
    return <p className="text-sm text-ink-soft">Title and text are the same in both.</p>;
  }
  return (
    <div className="leading-relaxed break-words whitespace-pre-wrap [unicode-bidi:plaintext] [&_div]:[unicode-bidi:plaintext]">
      {titleChanged && (
        <ChangedPlace>
          <span className="mr-2 font-sans text-xs text-ink-faint">Title</span>
          <span className="text-lg font-semibold">
            <Marks marks={wordMarks(from.title, to.title)} />
          </span>
        </ChangedPlace>
      )}
      {!bodyChanged && <p className="pt-3 text-sm text-ink-soft">The text is the same in both.</p>}
      {bodyChanged &&
        blocks.map((block, index) =>
          block.kind === 'same' ? (
            <UnchangedRun
              key={`${block.line} same`}
              text={block.text}
              first={index === 0}
              last={index === blocks.length - 1}
            />
          ) : (
            <ChangedPlace key={`${block.line} changed`}>
              <Marks marks={block.marks} />
            </ChangedPlace>
          ),
        )}
    </div>
  );
}

function ChangedPlace({ children }: { readonly children: ReactNode }) {
  return <div className="my-1 border-l-3 border-accent py-0.5 pl-3">{children}</div>;
}

/** Marked words in a line of text. */
function Marks({ marks }: { readonly marks: readonly WordMark[] }) {
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

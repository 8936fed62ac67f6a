'use client';

import { type ReactNode, useMemo } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { DocumentText } from '@/components/ui/text/document-text';
import { UnchangedRun } from '@/components/ui/text/unchanged-run';
import type { Content } from '@/lib/client/document/content';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
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
    <div className="space-y-2">
      {titleChanged && (
        <ChangedText title>
          <Marks marks={wordMarks(from.title, to.title)} />
        </ChangedText>
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
              columns={false}
            />
          ) : (
            <ChangedText key={`${block.line} changed`}>
              <Marks marks={block.marks} />
            </ChangedText>
          ),
        )}
    </div>
  );
}

function ChangedText({
  title = false,
  children,
}: {
  readonly title?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <DocumentText title={title} className="border-s-3 border-accent ps-3.5">
      {children}
    </DocumentText>
  );
}

/** Marked words in a line of text. */
function Marks({ marks }: { readonly marks: readonly WordMark[] }) {
  let at = 0;
  return marks.map(({ kind, text }, index) => {
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
        <del
          key={key}
          className={cx(
            'rounded-xs bg-original-soft text-original line-through',
            marks[index + 1]?.kind === 'inserted' && /\S$/.test(text) && 'me-1',
          )}
        >
          {visibleSpace(text)}
        </del>
      );
    }
    return <span key={key}>{text}</span>;
  });
}

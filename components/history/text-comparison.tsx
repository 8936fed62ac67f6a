'use client';

import { type ReactNode, useMemo } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { Spinner } from '@/components/ui/controls/spinner';
import { Switch } from '@/components/ui/controls/switch';
import { usePreference } from '@/components/ui/hooks/use-preference';
import { DocumentText } from '@/components/ui/text/document-text';
import { TextChunk, useNear } from '@/components/ui/text/text-chunk';
import { UnchangedRun } from '@/components/ui/text/unchanged-run';
import type { Content } from '@/lib/client/document/content';
import type { Comparison } from '@/lib/client/merging/compare-texts';
import type { WordMark } from '@/lib/merge/diff/word-marks';
import { wordsOnly } from '@/lib/merge/diff/words-only';
import { type DrawnGroup, drawnGroups } from './drawn-groups';
import { useComparison } from './use-comparison';
import { visibleSpace } from './visible-space';
import { withoutSpaceChanges } from './without-space-changes';

interface TextComparisonProps {
  readonly from: Content;
  readonly to: Content;
}

/** Two versions of a document as one, with the words that differ marked: underlined what came, struck what went. */
export function TextComparison({ from, to }: TextComparisonProps) {
  const comparison = useComparison(from, to);
  if (from.title === to.title && from.body === to.body) {
    return <p className="text-sm text-ink-soft">Title and text are the same in both.</p>;
  }
  if (comparison === null) return <Spinner>Comparing…</Spinner>;
  return <Compared comparison={comparison} bodyChanged={from.body !== to.body} />;
}

interface ComparedProps {
  readonly comparison: Comparison;
  readonly bodyChanged: boolean;
}

function Compared({ comparison, bodyChanged }: ComparedProps) {
  const { title, body, coarse } = comparison;
  const [spaces, setSpaces] = usePreference('midair.spaces', ['shown', 'ignored'], 'shown');
  const ignoring = spaces === 'ignored';
  const blocks = useMemo(() => (ignoring ? withoutSpaceChanges(body) : body), [body, ignoring]);
  const titleMarks = useMemo(() => (ignoring ? wordsOnly(title) : title), [title, ignoring]);
  const groups = useMemo(() => drawnGroups(blocks), [blocks]);
  const wordsChanged = blocks.some(({ kind }) => kind === 'changed');
  return (
    <div className="space-y-2">
      <Switch checked={ignoring} onCheckedChange={(on) => setSpaces(on ? 'ignored' : 'shown')}>
        Ignore white space
      </Switch>
      {coarse && (
        <p className="text-sm text-ink-soft">
          The texts differ so much that parts of them were compared as a whole, not word by word.
        </p>
      )}
      {titleMarks.length > 0 && (
        <ChangedText title>
          <Marks marks={titleMarks} />
        </ChangedText>
      )}
      {!wordsChanged && (
        <p className="pt-3 text-sm text-ink-soft">
          {bodyChanged ? 'Only white space differs in the text.' : 'The text is the same in both.'}
        </p>
      )}
      {bodyChanged &&
        groups.map((group, index) => (
          <TextChunk
            key={group.blocks[0]?.line ?? 0}
            skippable={groups.length > 1}
            height={group.height}
            anywhere={groups.length === 1}
          >
            <Group group={group} first={index === 0} last={index === groups.length - 1} />
          </TextChunk>
        ))}
    </div>
  );
}

interface GroupProps {
  readonly group: DrawnGroup;
  /** Whether the document begins or ends with it. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Drawn word by word once it is near what is seen; its text stands there until then. */
function Group({ group: { blocks, plain }, first, last }: GroupProps) {
  if (!useNear()) return <DocumentText>{plain}</DocumentText>;
  return blocks.map((block, index) =>
    block.kind === 'same' ? (
      <UnchangedRun
        key={`${block.line} same`}
        text={block.text}
        first={first && index === 0}
        last={last && index === blocks.length - 1}
        columns={false}
      />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: what only went has no line of its own, and the order stays.
      <ChangedText key={`${index} changed`}>
        <Marks marks={block.marks} />
      </ChangedText>
    ),
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

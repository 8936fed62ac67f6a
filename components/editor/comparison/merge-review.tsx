'use client';

import { useState } from 'react';
import { whoseVersion } from '@/components/editor/state/author-words';
import { Button } from '@/components/ui/controls/button';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { Collision } from '@/lib/client/session/collision';
import { CompareDialog } from './compare-dialog';

type Side = 'theirs' | 'mine';

interface MergeReviewProps {
  /** The collision that the merge settled. */
  readonly settled: Collision;
  readonly merged: Snapshot;
  /** Puts a text into the editor, to be saved like any other. */
  readonly onTakeOver: (text: Content) => void;
  readonly onClose: () => void;
}

/** A merge just saved, against each of the two texts that went into it: what came with me, and what of mine it left out. */
export function MergeReview({ settled: { mine, theirs }, merged, onTakeOver, onClose }: MergeReviewProps) {
  const [side, setSide] = useState<Side>('theirs');
  const ofMine = side === 'mine';
  const leftOut = !sameContent(mine, merged.content);
  return (
    <CompareDialog
      title="What your merge changed"
      description={
        ofMine
          ? 'Compared with your text before merging: underlined words were not in it, crossed-out words were left out. If you bring it back, nothing is saved yet.'
          : `Compared with ${whoseVersion(theirs.author)}: you added the underlined words and removed the crossed-out words.`
      }
      from={ofMine ? mine : theirs.content}
      to={merged.content}
      controls={
        leftOut && (
          <SegmentedControl
            label="Compared with"
            value={side}
            onChange={setSide}
            options={[
              { value: 'theirs', label: `Against v${theirs.version}` },
              { value: 'mine', label: 'Against your text' },
            ]}
          />
        )
      }
      footer={
        <>
          {ofMine && (
            <Button
              onClick={() => {
                onClose();
                onTakeOver(mine);
              }}
            >
              Bring back your text
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
      onClose={onClose}
    />
  );
}

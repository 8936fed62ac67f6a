'use client';

import { Button } from '@/components/ui/controls/button';
import type { Content } from '@/lib/client/document/content';
import type { Session } from '@/lib/client/session/session';
import { CompareDialog } from './compare-dialog';
import { MergeReview } from './merge-review';

/** `draft`: my text against the version it started from; `merge`: the merge just saved against both that went into it. */
export type Compared = 'draft' | 'merge';

interface SessionComparisonProps {
  readonly compared: Compared;
  readonly session: Session;
  /** `null` when there is nothing to discard. */
  readonly onDiscard: (() => void) | null;
  /** Puts a text into the editor, to be saved like any other. */
  readonly onTakeOver: (text: Content) => void;
  readonly onClose: () => void;
}

/** What one's own text changes, word by word. */
export function SessionComparison({
  compared,
  session,
  onDiscard,
  onTakeOver,
  onClose,
}: SessionComparisonProps) {
  const { base, text, settled } = session;
  if (compared === 'merge') {
    return (
      settled && <MergeReview settled={settled} merged={base} onTakeOver={onTakeOver} onClose={onClose} />
    );
  }
  return (
    <CompareDialog
      title={`Your unsaved changes to v${base.version}`}
      description="Underlined words are new, crossed-out words are gone from your text."
      from={base.content}
      to={text}
      footer={
        <>
          {onDiscard && (
            <Button
              variant="danger"
              onClick={() => {
                onClose();
                onDiscard();
              }}
            >
              Discard
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Keep writing
          </Button>
        </>
      }
      onClose={onClose}
    />
  );
}

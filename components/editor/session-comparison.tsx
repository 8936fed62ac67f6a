'use client';

import { Button } from '@/components/ui/button';
import type { Session } from '@/lib/client/session';
import { CompareDialog } from './compare-dialog';

/** `draft`: my text against the version it started from; `merge`: the merge just saved against the other's version. */
export type Compared = 'draft' | 'merge';

interface SessionComparisonProps {
  readonly compared: Compared;
  readonly session: Session;
  /** `null` when there is nothing to discard. */
  readonly onDiscard: (() => void) | null;
  readonly onClose: () => void;
}

/** What one's own text changes, word by word. */
export function SessionComparison({ compared, session, onDiscard, onClose }: SessionComparisonProps) {
  const { base, text, settled } = session;
  if (compared === 'merge') {
    if (!settled) return null;
    return (
      <CompareDialog
        title={`What your merge changed in v${settled.theirs.version}`}
        description="Underlined words came with you, struck words went."
        from={settled.theirs.content}
        to={base.content}
        onClose={onClose}
      />
    );
  }
  return (
    <CompareDialog
      title={`Your unsaved changes to v${base.version}`}
      description="Underlined words are new, struck words are gone from your text."
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

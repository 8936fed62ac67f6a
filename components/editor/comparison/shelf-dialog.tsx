'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { TextComparison } from '@/components/history/text-comparison';
import { Button } from '@/components/ui/controls/button';
import { Spinner } from '@/components/ui/controls/spinner';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { Dialog } from '@/components/ui/overlays/dialog';
import { toast } from '@/components/ui/overlays/toast';
import { clockTime } from '@/components/ui/time/clock-time';
import type { Content } from '@/lib/client/document/content';
import { removeFromShelf, shelfQuery } from '@/lib/client/drafts/drafts-queries';
import type { ShelfEntry } from '@/lib/client/session/session';

const reasons: Readonly<Record<ShelfEntry['reason'], string>> = {
  discarded: 'Discarded',
  merged: 'Left out of a merge',
  displaced: 'Replaced',
};

interface ShelfDialogProps {
  readonly documentId: string;
  /** What the editor holds now; a text is brought back into it. */
  readonly current: Content;
  /** Why a text cannot be brought back now, or `null` if it can. */
  readonly hindrance: string | null;
  readonly onTakeOver: (content: Content) => void;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** Texts of this document that left the editor without being saved, to be looked at and brought back. */
export function ShelfDialog({
  documentId,
  current,
  hindrance,
  onTakeOver,
  onClose,
  focusAfterwards,
}: ShelfDialogProps) {
  const client = useQueryClient();
  const shelf = useQuery(shelfQuery(documentId));
  const remove = useMutation(removeFromShelf(client));
  const [shown, setShown] = useState<string | null>(null);
  const [removing, setRemoving] = useState<ShelfEntry | null>(null);
  const empty = useRef<HTMLParagraphElement>(null);
  const focusKeeper = useFocusAfterRemoval(
    (shelf.data ?? []).map(({ id }) => id),
    () => empty.current,
  );
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Set-aside texts"
      focusAfterwards={focusAfterwards}
      description="Texts that left the editor without being saved. Only this device has them."
    >
      {shelf.isPending && <Spinner>Looking…</Spinner>}
      {shelf.isError && <p className="pb-4 text-sm">The texts on this device cannot be read right now.</p>}
      {shelf.data?.length === 0 && (
        <p ref={empty} tabIndex={-1} className="pb-4 text-sm text-ink-soft">
          Nothing is set aside.
        </p>
      )}
      {hindrance !== null && (shelf.data?.length ?? 0) > 0 && (
        <p className="pb-2 text-sm text-ink-soft">{hindrance}</p>
      )}
      <ul {...focusKeeper} className="divide-y divide-line pb-3">
        {shelf.data?.map((entry) => {
          const when = clockTime(new Date(entry.at), new Date());
          const open = shown === entry.id;
          return (
            <li key={entry.id} className="py-3">
              <div className="flex flex-wrap items-center gap-2">
                <p className="min-w-40 flex-1 text-sm">
                  {reasons[entry.reason]} at {when}
                  <span className="block truncate text-ink-faint">
                    <bdi>{entry.content.title || 'Untitled'}</bdi>
                  </span>
                </p>
                <Button size="small" aria-expanded={open} onClick={() => setShown(open ? null : entry.id)}>
                  {open ? 'Hide' : 'Compare'}
                </Button>
                <Button
                  size="small"
                  disabled={hindrance !== null}
                  onClick={() => {
                    onTakeOver(entry.content);
                    onClose();
                  }}
                >
                  Bring back
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Remove the text from ${when} for good`}
                  onClick={() => setRemoving(entry)}
                >
                  Remove
                </Button>
              </div>
              {open && (
                <div className="pt-3">
                  <TextComparison from={current} to={entry.content} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {removing && (
        <ConfirmDialog
          open
          onOpenChange={() => setRemoving(null)}
          title={`Remove the text from ${clockTime(new Date(removing.at), new Date())} for good?`}
          description="Only this device has it. You cannot bring it back afterwards."
          confirm="Remove"
          danger
          onConfirm={() =>
            remove.mutate(removing.id, {
              onError: () => toast.error('The text could not be removed. It is still here.'),
            })
          }
        />
      )}
    </Dialog>
  );
}

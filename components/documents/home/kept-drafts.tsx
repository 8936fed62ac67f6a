'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type RefObject, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { clockTime } from '@/components/ui/time/clock-time';
import type { ListedDraft } from '@/lib/client/drafts/device-drafts';
import { discardKeptDraft, draftsQuery, takeDraft } from '@/lib/client/drafts/drafts-queries';

/** What was written on this device and never saved, so that nobody has to remember it. */
export function KeptDrafts({ heading }: { readonly heading: RefObject<HTMLHeadingElement | null> }) {
  const client = useQueryClient();
  const router = useRouter();
  const drafts = useQuery(draftsQuery());
  const take = useMutation(takeDraft(client));
  const discard = useMutation(discardKeptDraft(client));
  const [discarding, setDiscarding] = useState<ListedDraft | null>(null);
  const focusKeeper = useFocusAfterRemoval(
    (drafts.data ?? []).map(({ id }) => id),
    () => heading.current,
  );
  if (!drafts.data || drafts.data.length === 0) return null;

  const all = drafts.data;
  const open = async ({ id, documentId }: ListedDraft) => {
    // A document opens with the latest draft that no tab has; any other one has to be claimed first.
    const latest = all.find((each) => each.documentId === documentId && each.open !== 'elsewhere');
    if (latest?.id !== id) await take.mutateAsync(id).catch(() => null);
    router.push(`/documents/${documentId}`);
  };
  const discardNow = async ({ id }: ListedDraft) => {
    try {
      await discard.mutateAsync(id);
      toast('The changes are set aside. The document keeps them under “Set-aside texts”.');
    } catch {
      toast.error('The changes could not be set aside. They are still here.');
    }
  };

  return (
    <section
      aria-labelledby="kept-drafts"
      className="mb-6 rounded-lg border border-mine-line bg-mine-soft/50 px-4 py-3"
    >
      <h2 id="kept-drafts" className="text-sm font-semibold">
        Not saved yet, kept on this device
      </h2>
      <ul {...focusKeeper} className="divide-y divide-mine-line/30">
        {all.map((draft) => {
          const title = draft.title.trim() || 'Untitled';
          const when = clockTime(new Date(draft.updatedAt), new Date());
          return (
            <li key={draft.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
              <Icon name="pencil" className="size-4 text-mine" />
              <p className="min-w-40 flex-1 break-words">
                Unsaved changes from {when} in “<bdi>{title}</bdi>”
                {draft.open === 'elsewhere' && ', open in another tab'}
              </p>
              <div className="flex gap-2">
                <Button
                  size="small"
                  aria-label={`Open ${title} with its unsaved changes`}
                  onClick={() => void open(draft)}
                >
                  Open
                </Button>
                {draft.open === null && (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`Discard the unsaved changes in ${title}`}
                    onClick={() => setDiscarding(draft)}
                  >
                    Discard
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {discarding && (
        <ConfirmDialog
          open
          onOpenChange={() => setDiscarding(null)}
          title={`Discard the unsaved changes in “${discarding.title.trim() || 'Untitled'}”?`}
          description="They are set aside on this device and can be brought back from the document's menu."
          confirm="Discard"
          danger
          onConfirm={() => void discardNow(discarding)}
        />
      )}
    </section>
  );
}

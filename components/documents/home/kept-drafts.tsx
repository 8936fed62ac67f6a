'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { useOnline } from '@/components/ui/hooks/use-online';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { toast } from '@/components/ui/overlays/toast';
import { nameForSentence } from '@/components/ui/people/side-names';
import { clockTime } from '@/components/ui/time/clock-time';
import { meQuery } from '@/lib/client/cache/queries';
import { isMine, type ListedDraft } from '@/lib/client/drafts/device-drafts';
import { discardKeptDraft } from '@/lib/client/drafts/drafts-queries';
import { useKeptDrafts } from '@/lib/client/hooks/use-kept-drafts';
import { makeUnborn, openDraft } from '@/lib/client/running/browser-session';

/** What was written on this device and never saved, so that nobody has to remember it. */
export function KeptDrafts({ heading }: { readonly heading: RefObject<HTMLHeadingElement | null> }) {
  const client = useQueryClient();
  const router = useRouter();
  const drafts = useKeptDrafts();
  const me = useQuery(meQuery()).data ?? null;
  const discard = useMutation(discardKeptDraft(client));
  const [discarding, setDiscarding] = useState<ListedDraft | null>(null);
  const waiting = (drafts.data ?? [])
    .filter((draft) => draft.unborn && draft.open !== 'elsewhere' && isMine(draft, me))
    .map(({ documentId }) => documentId)
    .join(' ');
  const online = useOnline();
  useEffect(() => {
    if (!online) return;
    for (const id of waiting.split(' ')) if (id !== '') makeUnborn(id, client).catch(() => {});
  }, [online, waiting, client]);
  const focusKeeper = useFocusAfterRemoval(
    (drafts.data ?? []).map(({ id }) => id),
    () => heading.current,
  );
  if (!drafts.data || drafts.data.length === 0) return null;

  const all = drafts.data;
  const open = async ({ id, documentId, open: held }: ListedDraft, as: typeof me) => {
    const opened =
      held === 'elsewhere' ||
      (await openDraft(id, as ? { id: as.id, name: as.name } : undefined).catch(() => false));
    if (!opened) toast.error('These changes could not be opened now. They are still on this device.');
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
          const mine = isMine(draft, me);
          // Two of one document would look alike.
          const isOneOfMany = all.some(
            ({ id, documentId }) => documentId === draft.documentId && id !== draft.id,
          );
          const when = clockTime(new Date(draft.updatedAt), new Date());
          return (
            <li key={draft.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
              <Icon name="pencil" className="size-4 text-mine" />
              <p className="min-w-40 flex-1 break-words">
                {draft.unborn
                  ? `New document from ${when}, only on this device until the server answers`
                  : `Unsaved changes from ${when}`}
                {!mine && `, typed by ${nameForSentence(draft.person?.name ?? '')},`}
                {draft.unborn ? ': ' : ' in '}“<bdi>{title}</bdi>”
                {draft.open !== null && `, open in ${draft.open === 'here' ? 'this' : 'another'} tab`}
                {isOneOfMany && draft.begins !== '' && (
                  <>
                    {': '}
                    <q dir="auto" className="text-ink-soft">
                      {draft.begins}
                    </q>
                  </>
                )}
              </p>
              <div className="flex gap-2">
                <Button
                  size="small"
                  aria-label={`Open ${title} with its unsaved changes${mine ? '' : ', as mine'}`}
                  onClick={() => void open(draft, mine ? null : me)}
                >
                  {mine ? 'Open' : 'Open as mine'}
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

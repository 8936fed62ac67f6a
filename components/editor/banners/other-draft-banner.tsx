'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { toast } from '@/components/ui/overlays/toast';
import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';
import { meQuery } from '@/lib/client/cache/queries';
import { isMine } from '@/lib/client/drafts/device-drafts';
import type { DraftActions } from '@/lib/client/hooks/use-editing-session';
import { useKeptDrafts } from '@/lib/client/hooks/use-kept-drafts';
import { OtherDraftWords } from './other-draft-words';

interface OtherDraftBannerProps {
  readonly documentId: string;
  readonly drafts: DraftActions;
}

/**
 * Offers what else was typed in this document on this device and is in no editor: another tab's that was closed, what the
 * device gave out late, or another person's. Nothing of it is taken up or thrown away by itself.
 */
export function OtherDraftBanner({ documentId, drafts }: OtherDraftBannerProps) {
  const me = useQuery(meQuery()).data ?? null;
  const kept = useKeptDrafts();
  const [later, setLater] = useState<readonly string[]>([]);
  const other = kept.data?.find(
    (draft) =>
      draft.documentId === documentId &&
      draft.id !== drafts.current &&
      draft.open !== 'elsewhere' &&
      !later.includes(draft.id),
  );
  if (!other) return null;
  const mine = isMine(other, me);
  const when = clockTime(new Date(other.updatedAt), new Date());
  const open = async () => {
    const opened = await drafts.open(other.id, mine || !me ? undefined : { id: me.id, name: me.name });
    if (!opened) toast.error('These changes could not be opened now. They are still on this device.');
  };
  return (
    <Banner
      actions={
        <>
          <Button size="small" onClick={() => void open()}>
            {mine ? 'Open them' : 'Open as mine'}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setLater([...later, other.id])}>
            {mine ? 'Not now' : 'Leave them'}
          </Button>
        </>
      }
    >
      <OtherDraftWords draft={other} mine={mine} when={when} />
    </Banner>
  );
}

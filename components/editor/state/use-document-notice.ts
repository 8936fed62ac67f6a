'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { historyAddress } from '@/components/history/history-address';
import { toast } from '@/components/ui/overlays/toast';
import { shelfQuery } from '@/lib/client/drafts/drafts-queries';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { isDirty, type Session } from '@/lib/client/session/session';
import { noticeWords } from './notice-words';
import { noticeAfter, noticeBeside, type Shown } from './shown-notice';
import { useTagNotice } from './use-tag-notice';

/** The one notice of an open document. */
export interface DocumentNotice {
  readonly words: string;
  /** Whether it goes on with what was just said: a screen reader need not hear each. */
  readonly goesOn: boolean;
  readonly action: { readonly label: string; readonly onClick: () => void } | null;
  readonly end: () => void;
}

/**
 * What just happened to a document, to be said once; what was discarded can be taken back from the shelf.
 *
 * @param mergeNews the version of the merge of which a banner tells.
 * @param behind whether the save state says that a newer version is on its way.
 */
export function useDocumentNotice(
  session: Session,
  commands: SessionCommands,
  mergeNews: number | null,
  behind: boolean,
): DocumentNotice | null {
  useTagNotice();
  const router = useRouter();
  const unshelve = useUnshelve(session, commands);
  const [last, setLast] = useState<Shown | null>(null);
  const { notice, collision, gone } = session;
  const elsewhere = {
    mergeNews,
    behind,
    mergeUndone: collision?.undone === true,
    keptAs: gone?.reason === 'deleted' ? gone.keptAs : undefined,
  };
  const said = useRef(elsewhere);
  useEffect(() => {
    said.current = elsewhere;
  });
  useEffect(() => {
    if (!notice) return;
    setLast((before) => noticeAfter(before, notice, said.current));
    // What a banner says is for the banner to end.
    if (noticeWords({ happening: notice, by: [], from: null }) !== null) commands.dismissNotice();
  }, [notice, commands]);

  const shown = noticeBeside(last, elsewhere);
  const words = shown && noticeWords(shown);
  if (!shown || words === null) return null;
  const { happening, from } = shown;
  const end = () => setLast(null);
  const acting = (label: string, act: () => void) => ({
    label,
    onClick: () => {
      end();
      act();
    },
  });
  return {
    words,
    goesOn: happening.type === 'moved-on' && from !== happening.version,
    action:
      happening.type === 'discarded'
        ? acting('Undo', () => unshelve(happening.shelfId))
        : happening.type === 'copied'
          ? acting('Open', () => router.push(`/documents/${happening.documentId}`))
          : happening.type === 'arrived'
            ? acting(`Show v${happening.version}`, () =>
                router.push(
                  historyAddress(session.documentId, { version: happening.version, against: null }),
                ),
              )
            : null,
    end,
  };
}

/** Takes a text back from the shelf into the editor. */
function useUnshelve(session: Session, { takeOver }: SessionCommands): (shelfId: string) => void {
  const client = useQueryClient();
  const { documentId } = session;
  const busy = useRef(false);
  useEffect(() => {
    busy.current = isDirty(session) || session.collision !== null;
  });
  return useCallback(
    async (shelfId: string) => {
      const entries = await client.fetchQuery(shelfQuery(documentId)).catch(() => []);
      const entry = entries.find(({ id }) => id === shelfId);
      if (!entry) {
        toast.error('Those changes are no longer on this device.');
        return;
      }
      if (busy.current) {
        toast(
          'Save or discard what you wrote since, then bring them back from “Set-aside texts” in the menu.',
        );
        return;
      }
      takeOver(entry.content);
    },
    [client, documentId, takeOver],
  );
}

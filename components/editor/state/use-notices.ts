'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { Notice } from '@/lib/client/session/session';
import { noticeWords } from './notice-words';

interface NoticeHandlers {
  readonly onSaid: () => void;
  /** Takes a text back from the shelf. */
  readonly onUnshelve: (shelfId: string) => void;
}

/** Says once what just happened, with a way back where there is one. */
export function useNotices(notice: Notice | null, { onSaid, onUnshelve }: NoticeHandlers): void {
  const router = useRouter();
  useEffect(() => {
    if (!notice) return;
    const words = noticeWords(notice);
    if (words === null) return;
    if (notice.type === 'discarded') {
      const { shelfId } = notice;
      toast(words, { duration: 12_000, action: { label: 'Undo', onClick: () => onUnshelve(shelfId) } });
    } else if (notice.type === 'copied') {
      const { documentId } = notice;
      toast(words, {
        duration: 12_000,
        action: { label: 'Open', onClick: () => router.push(`/documents/${documentId}`) },
      });
    } else toast(words);
    onSaid();
  }, [notice, onSaid, onUnshelve, router]);
}

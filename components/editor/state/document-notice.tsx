'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { useTopModal } from '@/components/ui/hooks/use-modal';
import { useTimeLeft } from '@/components/ui/hooks/use-time-left';
import type { DocumentNotice as Notice } from './use-document-notice';

/** How long it stays, in milliseconds: longer where something can be done. */
const STAYS = 8_000;
const STAYS_TO_BE_USED = 15_000;

/** Between two announcements of what goes on and on, such as the saves of a neighbour. */
const BREATH = 30_000;

/**
 * The notice of a document, in one line that changes in place and covers no text. It waits while a dialog is open, and while
 * somebody points at it or is in it, and ends with the page.
 */
export function DocumentNotice({ notice }: { readonly notice: Notice | null }) {
  const waiting = useTopModal() !== null;
  const [attended, setAttended] = useState(false);
  const words = notice && !waiting ? notice.words : null;
  if (words === null && attended) setAttended(false);
  useTimeLeft(words, notice?.action ? STAYS_TO_BE_USED : STAYS, attended, () => notice?.end());
  const readOut = useReadOut(words, notice?.goesOn === true);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {readOut}
      </p>
      {notice && words !== null && (
        <fieldset
          aria-label="Notice"
          className="flex min-w-0 flex-1 items-center gap-2 bg-page text-ink max-md:absolute max-md:inset-x-0 max-md:bottom-0 max-md:min-h-full max-md:px-3"
          onPointerEnter={() => setAttended(true)}
          onPointerLeave={() => setAttended(false)}
          onFocus={() => setAttended(true)}
          onBlur={() => setAttended(false)}
        >
          <p className="min-w-0 break-words py-1 max-md:flex-1">{words}</p>
          {notice.action && (
            <Button size="small" className="pointer-coarse:min-h-11" onClick={notice.action.onClick}>
              {notice.action.label}
            </Button>
          )}
          <Button
            variant="quiet"
            size="small"
            aria-label="Close this notice"
            className="pointer-coarse:min-h-11"
            onClick={notice.end}
          >
            <Icon name="close" />
          </Button>
        </fieldset>
      )}
    </>
  );
}

/** What of some words is read out: what goes on is taken up again only after a pause. */
function useReadOut(words: string | null, goesOn: boolean): string {
  const [readOut, setReadOut] = useState('');
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    const wait = words !== null && goesOn ? Math.max(0, last.current + BREATH - now) : 0;
    const timer = setTimeout(() => {
      if (words !== null) last.current = now + wait;
      setReadOut(words ?? '');
    }, wait);
    return () => clearTimeout(timer);
  }, [words, goesOn]);
  return readOut;
}

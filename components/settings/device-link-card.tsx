'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { LinkCode } from '@/components/ui/page/link-code';
import type { DeviceLink } from '@/lib/client/api/devices-api';
import { copy } from './copy';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** A link for another device, for as long as it works, and what it does in whose hands. */
export function DeviceLinkCard({ link: { url, endsAt } }: { readonly link: DeviceLink }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const over = useIsOver(endsAt);
  return (
    <div className="mb-4 rounded-lg border border-line bg-raised p-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold focus:outline-none">
        {over ? 'This link has ended' : 'Your link'}
      </h3>
      {over ? (
        <p role="status" className="mt-1 text-sm text-ink-soft">
          If you have not used it, make a new one.
        </p>
      ) : (
        <>
          <p className="mt-1 mb-4 max-w-prose text-sm text-pretty text-ink-soft">
            Anyone who opens this link within 5 minutes becomes you, so give it to nobody else. It works once,
            until {clock.format(endsAt)}.
          </p>
          <LinkCode link={url} name="QR code for the link" />
          <div className="mt-4 flex flex-wrap items-center gap-2">
            <code className="min-w-0 rounded-md bg-sunken px-2 py-1.5 text-sm break-all select-all">
              {url}
            </code>
            <Button size="small" onClick={() => void copy(url, 'Link copied.')}>
              Copy link
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Whether a moment has passed; the page shows it when it does. */
function useIsOver(at: number): boolean {
  const [over, setOver] = useState(() => at <= Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return over;
}

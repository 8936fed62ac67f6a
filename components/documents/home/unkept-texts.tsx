'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Icon } from '@/components/ui/controls/icon';
import { unkeptQuery } from '@/lib/client/running/browser-session';

/** What this page alone has, because the device could not keep it: it has to be saved before the page is closed. */
export function UnkeptTexts() {
  const texts = useQuery(unkeptQuery()).data ?? [];
  if (texts.length === 0) return null;
  return (
    <section
      aria-labelledby="unkept-texts"
      className="mb-6 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <h2 id="unkept-texts" className="text-sm font-semibold">
        Not saved yet, and not kept on this device
      </h2>
      <ul className="divide-y divide-line">
        {texts.map(({ documentId, title }) => (
          <li key={documentId} className="flex items-center gap-x-3 py-2 text-sm">
            <Icon name="alert" className="size-4" />
            <p className="min-w-40 flex-1 break-words">
              Unsaved changes in{' '}
              <Link href={`/documents/${documentId}`} className="underline underline-offset-4">
                “<bdi>{title.trim() || 'Untitled'}</bdi>”
              </Link>{' '}
              are only in this tab. Save them before you close it.
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

'use client';

import { later } from '@/components/ui/hooks/later';
import { Banner } from '@/components/ui/page/banner';
import { AccessBanner } from './access-banner';
import { ConnectionBanner } from './connection-banner';
import { LastSeenBanner } from './last-seen-banner';
import type { TextBannersProps } from './text-banners';
import { WaitingBanner } from './waiting-banner';

const TextBanners = later(() => import('./text-banners').then(({ TextBanners }) => TextBanners));

interface SessionBannersProps extends TextBannersProps {
  /** When the document was last seen on this device, while the server has not said how it is now; ISO 8601. */
  readonly seenAt: string | null;
  /** Whether there is a text that is nowhere but here. */
  readonly unsaved: boolean;
  /** Makes a document of one's own of what is shown, and opens it. */
  readonly onCopy: () => void;
  readonly copyLabel: string;
  readonly onExport: () => void;
}

/** What the person should know about their text and the document, the gravest first, each with its ways out. */
export function SessionBanners({
  session,
  commands,
  seenAt,
  unsaved,
  onCopy,
  copyLabel,
  onExport,
  ...text
}: SessionBannersProps) {
  return (
    <div
      role="status"
      aria-live="polite"
      aria-label="About this document"
      // Sentences with names and numbers in them change in place, where a translator's words would stay.
      translate="no"
      className="space-y-2 not-empty:px-3 not-empty:pb-2 sm:not-empty:px-4"
    >
      {session.keeping === 'failed' && (
        <Banner tone="danger" icon="alert">
          Your typing cannot be kept on this device right now. It is safe once it is saved, so save before you
          leave.
        </Banner>
      )}
      {seenAt !== null && <LastSeenBanner seenAt={seenAt} />}
      <ConnectionBanner session={session} />
      <WaitingBanner session={session} commands={commands} />
      <AccessBanner
        session={session}
        commands={commands}
        unsaved={unsaved}
        onCopy={onCopy}
        copyLabel={copyLabel}
        onExport={onExport}
      />
      <TextBanners session={session} commands={commands} {...text} patient />
    </div>
  );
}

'use client';

import { Banner } from '@/components/ui/page/banner';
import type { DraftActions } from '@/lib/client/hooks/use-editing-session';
import type { MergeNews } from '@/lib/client/merging/merge-news';
import { AccessBanner } from './access-banner';
import { ConnectionBanner } from './connection-banner';
import { ForesightBanner } from './foresight-banner';
import { GoneBanner } from './gone-banner';
import { LastSeenBanner } from './last-seen-banner';
import { MergedBanner } from './merged-banner';
import { MergedByOtherBanner } from './merged-by-other-banner';
import { OtherDraftBanner } from './other-draft-banner';
import { RecoveredBanner } from './recovered-banner';
import { RefusedBanner } from './refused-banner';
import type { SessionBannerProps } from './session-banner-props';
import { UndecidedBanner } from './undecided-banner';
import { WaitingBanner } from './waiting-banner';

interface SessionBannersProps extends SessionBannerProps {
  /** When the document was last seen on this device, while the server has not said how it is now; ISO 8601. */
  readonly seenAt: string | null;
  readonly drafts: DraftActions;
  /** Whether saves happen without being asked for. */
  readonly autosave: boolean;
  /** Whether there is a text that is nowhere but here. */
  readonly unsaved: boolean;
  /** Makes a document of one's own of what is shown, and opens it. */
  readonly onCopy: () => void;
  readonly copyLabel: string;
  readonly onExport: () => void;
  /** What somebody's merge kept of my changes. */
  readonly news: MergeNews | null;
  readonly onNewsRead: () => void;
  /** Shows what one's own text changes against the version it started from. */
  readonly onCompare: () => void;
  /** Shows what a merge just saved changed against the other's version. */
  readonly onReviewMerge: () => void;
}

/** What the person should know about their text and the document, the gravest first, each with its ways out. */
export function SessionBanners({
  session,
  commands,
  seenAt,
  drafts,
  autosave,
  unsaved,
  onCopy,
  copyLabel,
  onExport,
  news,
  onNewsRead,
  onCompare,
  onReviewMerge,
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
      <GoneBanner session={session} commands={commands} />
      <RefusedBanner session={session} commands={commands} onSaveAsMe={drafts.saveAsMe} />
      <UndecidedBanner session={session} commands={commands} autosave={autosave} />
      <ForesightBanner session={session} commands={commands} autosave={autosave} />
      <RecoveredBanner session={session} commands={commands} onCompare={onCompare} />
      <OtherDraftBanner documentId={session.documentId} drafts={drafts} />
      <MergedBanner session={session} commands={commands} onReviewMerge={onReviewMerge} />
      {/* Where both save by merging, each merge of the other's is followed by one of one's own: that is said alone. */}
      {session.notice?.type !== 'merged' && !session.foresight && !session.collision && (
        <MergedByOtherBanner documentId={session.documentId} news={news} onNewsRead={onNewsRead} />
      )}
    </div>
  );
}

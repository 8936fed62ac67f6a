import type { DraftActions } from '@/lib/client/hooks/use-editing-session';
import type { MergeNews } from '@/lib/client/merging/merge-news';
import { ForesightBanner } from './foresight-banner';
import { GoneBanner } from './gone-banner';
import { MergedBanner } from './merged-banner';
import { MergedByOtherBanner } from './merged-by-other-banner';
import { OtherDraftBanner } from './other-draft-banner';
import { RecoveredBanner } from './recovered-banner';
import { RefusedBanner } from './refused-banner';
import type { SessionBannerProps } from './session-banner-props';
import { UndecidedBanner } from './undecided-banner';

export interface TextBannersProps extends SessionBannerProps {
  readonly drafts: DraftActions;
  /** Whether saves happen without being asked for. */
  readonly autosave: boolean;
  /** What somebody's merge kept of my changes. */
  readonly news: MergeNews | null;
  readonly onNewsRead: () => void;
  /** Shows what one's own text changes against the version it started from. */
  readonly onCompare: () => void;
  /** Shows what a merge just saved changed against the other's version. */
  readonly onReviewMerge: () => void;
}

/** What became of one's text, or will of its next save: nobody needs that to begin to write. */
export function TextBanners({ session, commands, drafts, autosave, ...news }: TextBannersProps) {
  return (
    <>
      <GoneBanner session={session} commands={commands} />
      <RefusedBanner session={session} commands={commands} onSaveAsMe={drafts.saveAsMe} />
      <UndecidedBanner session={session} commands={commands} autosave={autosave} />
      <ForesightBanner session={session} commands={commands} autosave={autosave} />
      <RecoveredBanner session={session} commands={commands} onCompare={news.onCompare} />
      <OtherDraftBanner documentId={session.documentId} drafts={drafts} />
      <MergedBanner session={session} commands={commands} onReviewMerge={news.onReviewMerge} />
      {/* Where both save by merging, each merge of the other's is followed by one of one's own: that is said alone. */}
      {session.notice?.type !== 'merged' && !session.foresight && !session.collision && (
        <MergedByOtherBanner documentId={session.documentId} news={news.news} onNewsRead={news.onNewsRead} />
      )}
    </>
  );
}

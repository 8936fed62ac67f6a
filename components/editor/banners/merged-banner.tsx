import { whoseVersion } from '@/components/editor/state/author-words';
import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { mayEdit } from '@/lib/client/document/access';
import { isDirty } from '@/lib/client/session/session';
import type { SessionBannerProps } from './session-banner-props';

interface MergedBannerProps extends SessionBannerProps {
  /** Shows what a merge just saved changed against the other's version. */
  readonly onReviewMerge: () => void;
}

/** A save went through by merging: to be looked at, and taken back. */
export function MergedBanner({ session, commands, onReviewMerge }: MergedBannerProps) {
  const { notice, settled, foresight, collision } = session;
  if (notice?.type !== 'merged' || !mayEdit(session.access)) return null;
  // What has come since is what matters now; history has the merge.
  if (foresight || collision) return null;
  // To undo it once more was typed would take more back than it says.
  const undoable = !isDirty(session);
  return (
    <Banner
      icon="check"
      actions={
        <>
          {settled && (
            <>
              <Button size="small" aria-label="Review the merge" onClick={onReviewMerge}>
                Review
              </Button>
              {undoable && (
                <Button size="small" aria-label="Undo the merge" onClick={commands.undoMerge}>
                  Undo
                </Button>
              )}
            </>
          )}
          <Button size="small" variant="quiet" onClick={commands.dismissNotice}>
            Got it
          </Button>
        </>
      }
    >
      Saved v{notice.version} by merging with {whoseVersion(notice.by)}.
    </Banner>
  );
}

import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';
import { mayEdit } from '@/lib/client/document/access';
import { isUnreadable } from '@/lib/client/session/session';
import { recoveredWords } from './recovered-words';
import type { SessionBannerProps } from './session-banner-props';

interface RecoveredBannerProps extends SessionBannerProps {
  /** Shows what one's own text changes against the version it started from. */
  readonly onCompare: () => void;
}

/** Unsaved changes were found on this device. */
export function RecoveredBanner({ session, commands, onCompare }: RecoveredBannerProps) {
  const { notice } = session;
  // What cannot be saved here has ways out of its own, and so has what waits for decisions.
  if (notice?.type !== 'restored' || session.collision || !mayEdit(session.access) || isUnreadable(session))
    return null;
  return (
    <Banner
      actions={
        <>
          <Button size="small" onClick={onCompare}>
            Compare
          </Button>
          <Button size="small" onClick={commands.discard}>
            Discard
          </Button>
          <Button size="small" variant="quiet" onClick={commands.dismissNotice}>
            Got it
          </Button>
        </>
      }
    >
      {recoveredWords(session, clockTime(new Date(notice.draftedAt), new Date()))}
    </Banner>
  );
}

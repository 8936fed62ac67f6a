import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import type { SessionBannerProps } from './session-banner-props';
import { waitingWords } from './waiting-words';

/** A save waits to be sent again: why, and that it can be hurried or given up. */
export function WaitingBanner({ session, commands }: SessionBannerProps) {
  const words = waitingWords(session);
  if (words === null) return null;
  return (
    <Banner
      icon="history"
      actions={
        <>
          {session.online && (
            <Button size="small" onClick={commands.save}>
              Send now
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={commands.discard}>
            Discard my changes
          </Button>
        </>
      }
    >
      {words}
    </Banner>
  );
}

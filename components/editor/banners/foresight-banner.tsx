import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { mayEdit } from '@/lib/client/document/access';
import { foresightWords } from './foresight-words';
import type { SessionBannerProps } from './session-banner-props';

interface ForesightBannerProps extends SessionBannerProps {
  /** Whether saves happen without being asked for. */
  readonly autosave: boolean;
}

/** Somebody saved a newer version: whether it fits together with what is not saved here. */
export function ForesightBanner({ session, commands, autosave }: ForesightBannerProps) {
  const { foresight, collision, gone, saving } = session;
  if (!foresight || collision || gone || saving || !mayEdit(session.access)) return null;
  const words = foresightWords(session, autosave);
  if (foresight.conflicts === 0) {
    return (
      <Banner
        tone="theirs"
        actions={
          <>
            <Button size="small" variant="primary" onClick={commands.updateNow}>
              Update now
            </Button>
            <Button size="small" variant="quiet" onClick={commands.review}>
              Review
            </Button>
          </>
        }
      >
        {words}
      </Banner>
    );
  }
  return (
    <Banner
      tone="theirs"
      icon="alert"
      actions={
        <Button size="small" variant="primary" onClick={commands.review}>
          Review
        </Button>
      }
    >
      {words}
    </Banner>
  );
}

import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { mayEdit } from '@/lib/client/document/access';
import type { SessionBannerProps } from './session-banner-props';
import { undecidedWords } from './undecided-words';

interface UndecidedBannerProps extends SessionBannerProps {
  /** Whether saves happen without being asked for. */
  readonly autosave: boolean;
}

/** A collision waits for decisions that were put off. */
export function UndecidedBanner({ session, commands, autosave }: UndecidedBannerProps) {
  const { collision, saving, gone, access } = session;
  if (!collision || collision.open || saving || gone || !mayEdit(access)) return null;
  return (
    <Banner
      tone="theirs"
      icon="alert"
      actions={
        <>
          <Button size="small" variant="primary" onClick={commands.review}>
            Decide now
          </Button>
          <Button size="small" variant="quiet" onClick={commands.discard}>
            Discard my changes
          </Button>
        </>
      }
    >
      {undecidedWords(collision, autosave)}
    </Banner>
  );
}

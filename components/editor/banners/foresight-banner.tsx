import { newsWords } from '@/components/editor/state/author-words';
import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { mayEdit } from '@/lib/client/document/access';
import type { SessionBannerProps } from './session-banner-props';

/** Somebody saved a newer version: whether it fits together with what is not saved here. */
export function ForesightBanner({ session, commands }: SessionBannerProps) {
  const { foresight, collision, gone, saving, notice } = session;
  if (!foresight || collision || gone || saving || !mayEdit(session.access)) return null;
  // Beside a draft that is back it has been said already.
  const who = notice?.type === 'restored' ? '' : `${newsWords(foresight.theirs)} `;
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
        {who}Your changes fit together.
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
      {who}
      {foresight.conflicts === 1 ? '1 place overlaps' : `${foresight.conflicts} places overlap`} with your
      changes.
    </Banner>
  );
}

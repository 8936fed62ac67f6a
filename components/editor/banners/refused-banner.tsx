import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { meQuery } from '@/lib/client/cache/queries';
import type { DraftActions } from '@/lib/client/hooks/use-editing-session';
import { refusalWords, saveAsWords } from './refusal-words';
import type { SessionBannerProps } from './session-banner-props';

interface RefusedBannerProps extends SessionBannerProps {
  readonly onSaveAsMe: DraftActions['saveAsMe'];
}

/** The server said no to a save, for a reason that is no collision. */
export function RefusedBanner({ session: { refusal }, commands, onSaveAsMe }: RefusedBannerProps) {
  const me = useQuery(meQuery()).data;
  if (!refusal) return null;
  if (refusal.error === 'other_person') {
    return (
      <Banner
        tone="danger"
        icon="alert"
        actions={
          <Button size="small" onClick={() => void onSaveAsMe(me).catch(() => {})}>
            {saveAsWords(me)}
          </Button>
        }
      >
        This browser was another person when this text was typed, so the text was not saved under the new
        name. It is kept on this device.
      </Banner>
    );
  }
  return (
    <Banner
      tone="danger"
      icon="alert"
      actions={
        <>
          <Button size="small" onClick={commands.save}>
            Try again
          </Button>
          {refusal.status === 403 && refusal.reason !== 'origin' && (
            <Button size="small" onClick={commands.saveAsCopy}>
              Save as a copy
            </Button>
          )}
        </>
      }
    >
      {refusalWords(refusal)}
    </Banner>
  );
}

import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { refusalWords } from './refusal-words';
import type { SessionBannerProps } from './session-banner-props';

interface RefusedBannerProps extends SessionBannerProps {
  /** Saves as whoever this browser is now. */
  readonly onSaveAsMe: () => Promise<void>;
}

/** The server said no to a save, for a reason that is no collision. */
export function RefusedBanner({ session: { refusal }, commands, onSaveAsMe }: RefusedBannerProps) {
  if (!refusal) return null;
  if (refusal.error === 'other_person') {
    return (
      <Banner
        tone="danger"
        icon="alert"
        actions={
          <Button size="small" onClick={() => void onSaveAsMe().catch(() => {})}>
            Save as who I am now
          </Button>
        }
      >
        This browser is somebody else now than when this text was typed, so it was not saved under another
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
          {refusal.status === 403 && (
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

import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { refusalWords } from './refusal-words';
import type { SessionBannerProps } from './session-banner-props';

/** The server said no to a save, for a reason that is no collision. */
export function RefusedBanner({ session: { refusal }, commands }: SessionBannerProps) {
  if (!refusal) return null;
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

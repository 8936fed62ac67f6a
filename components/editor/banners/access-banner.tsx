import { Button } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { isUnreadable } from '@/lib/client/session/session';
import { accessWords } from './access-words';
import type { SessionBannerProps } from './session-banner-props';

interface AccessBannerProps extends SessionBannerProps {
  /** Whether there is a text that is nowhere but here. */
  readonly unsaved: boolean;
  /** Makes a document of one's own of what is shown, and opens it. */
  readonly onCopy: () => void;
  /** What that is called, where nothing of one's own is unsaved. */
  readonly copyLabel: string;
  readonly onExport: () => void;
}

/** One may only read the document, or not even that any more: what can be done with the text. */
export function AccessBanner({ session, commands, unsaved, onCopy, copyLabel, onExport }: AccessBannerProps) {
  const words = accessWords(session, unsaved);
  if (words === null) return null;
  if (!unsaved) {
    return (
      <Banner
        icon="eye"
        actions={
          <Button size="small" variant="primary" onClick={onCopy}>
            {copyLabel}
          </Button>
        }
      >
        {words}
      </Banner>
    );
  }
  const sending = session.saving?.phase === 'sent';
  return (
    <Banner
      tone="danger"
      icon="alert"
      actions={
        <>
          <Button size="small" variant="primary" aria-disabled={sending} onClick={commands.saveAsCopy}>
            Make a copy with my text
          </Button>
          <Button size="small" onClick={onExport}>
            Download
          </Button>
          <Button size="small" variant="quiet" aria-disabled={sending} onClick={commands.discard}>
            {isUnreadable(session) ? 'Set it aside' : 'Set it aside and read on'}
          </Button>
        </>
      }
    >
      {words}
      {sending && ' It is on its way to the server.'}
    </Banner>
  );
}

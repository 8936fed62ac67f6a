import Link from 'next/link';
import { whoBegins } from '@/components/editor/state/author-words';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';
import { canRecreate, isDirty } from '@/lib/client/session/session';
import type { SessionBannerProps } from './session-banner-props';

/** The document was deleted: what to do with the text. */
export function GoneBanner({ session, commands }: SessionBannerProps) {
  const { gone } = session;
  if (gone?.reason !== 'deleted') return null;
  const dirty = isDirty(session);
  const sending = session.saving?.phase === 'sent';
  const keptAs = dirty ? undefined : gone.keptAs;
  const when = gone.at ? ` at ${clockTime(new Date(gone.at), new Date())}` : '';
  return (
    <Banner
      tone="danger"
      icon="trash"
      actions={
        keptAs !== undefined ? (
          <Link href={`/documents/${keptAs}`} className={buttonClasses('plain', 'small')}>
            Open it
          </Link>
        ) : (
          <>
            {canRecreate(session) && (
              <Button size="small" variant="primary" aria-disabled={sending} onClick={commands.recreate}>
                {dirty ? 'Recreate with my text' : 'Recreate it'}
              </Button>
            )}
            <Button size="small" aria-disabled={sending} onClick={commands.saveAsCopy}>
              Keep as a new document
            </Button>
            {dirty && (
              <Button size="small" variant="quiet" onClick={commands.discard}>
                Discard my text
              </Button>
            )}
          </>
        )
      }
    >
      {gone.forever
        ? 'This document was deleted for ever. '
        : `${whoBegins(gone.by)} deleted this document${when}. `}
      {keptAs !== undefined
        ? 'Your text is a document of its own now.'
        : dirty
          ? 'Your text is safe on this device.'
          : 'You see the last version that you had.'}
      {sending && ' It is on its way to the server.'}
    </Banner>
  );
}

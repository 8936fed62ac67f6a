'use client';

import Link from 'next/link';
import { historyAddress } from '@/components/history/history-address';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';
import type { MergeNews } from '@/lib/client/merging/merge-news';
import type { SessionCommands } from '@/lib/client/running/session-commands';
import { isDirty, type Session } from '@/lib/client/session/session';
import { whoBegins, whoseVersion } from './author-words';
import { ConnectionBanner } from './connection-banner';
import { mergeNewsWords } from './merge-news-words';

interface SessionBannersProps {
  readonly session: Session;
  readonly commands: SessionCommands;
  /** What somebody's merge kept of my changes. */
  readonly news: MergeNews | null;
  readonly onNewsRead: () => void;
  /** Shows what one's own text changes against the version it started from. */
  readonly onCompare: () => void;
  /** Shows what a merge just saved changed against the other's version. */
  readonly onReviewMerge: () => void;
}

/** What the person should know about their text and the document, the gravest first, each with its ways out. */
export function SessionBanners(props: SessionBannersProps) {
  const { session } = props;
  return (
    <div
      role="status"
      aria-live="polite"
      aria-label="About this document"
      className="space-y-2 not-empty:px-3 not-empty:pb-2 sm:not-empty:px-4"
    >
      {session.keeping === 'failed' && (
        <Banner tone="danger" icon="alert">
          Your typing cannot be kept on this device right now. It is safe once it is saved, so save before you
          leave.
        </Banner>
      )}
      <ConnectionBanner session={session} />
      <Gone {...props} />
      <Refused {...props} />
      <Waiting {...props} />
      <Foresight {...props} />
      <Recovered {...props} />
      <Merged {...props} />
      <MergedByOther {...props} />
    </div>
  );
}

function Gone({ session, commands }: SessionBannersProps) {
  const { gone } = session;
  if (!gone) return null;
  const dirty = isDirty(session);
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
            <Button size="small" variant="primary" onClick={commands.recreate}>
              {dirty ? 'Recreate with my text' : 'Recreate it'}
            </Button>
            <Button size="small" onClick={commands.saveAsCopy}>
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
      {gone.reason === 'deleted'
        ? `${whoBegins(gone.by)} deleted this document${when}. `
        : 'This document is no longer on the server. '}
      {keptAs !== undefined
        ? 'Your text is a document of its own now.'
        : dirty
          ? 'Your text is safe on this device.'
          : 'What you see is the last that you had of it.'}
    </Banner>
  );
}

function Refused({ session: { refusal }, commands }: SessionBannersProps) {
  if (!refusal) return null;
  return (
    <Banner
      tone="danger"
      icon="alert"
      actions={
        <Button size="small" onClick={commands.save}>
          Try again
        </Button>
      }
    >
      The server did not take this save: {refusal.message} Your text is kept on this device.
    </Banner>
  );
}

function Waiting({ session: { collision, saving, gone }, commands }: SessionBannersProps) {
  if (!collision || collision.open || saving || gone) return null;
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
      {collision.undone
        ? `Your merge is undone: v${collision.theirs.version} is the same as ${whoseVersion(collision.theirs.author)}.`
        : `${whoBegins(collision.theirs.author)} saved v${collision.theirs.version} while you were editing v${collision.base.version}.`}{' '}
      Your text and your choices are kept until you decide.
    </Banner>
  );
}

function Foresight({ session, commands }: SessionBannersProps) {
  const { foresight, collision, gone, saving } = session;
  if (!foresight || collision || gone || saving) return null;
  const who = `${whoBegins(foresight.theirs.author)} saved v${foresight.theirs.version}.`;
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
        {who} Your changes fit together.
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
      {who} {foresight.conflicts === 1 ? '1 place overlaps' : `${foresight.conflicts} places overlap`} with
      your changes.
    </Banner>
  );
}

function Recovered({ session: { notice }, commands, onCompare }: SessionBannersProps) {
  if (notice?.type !== 'restored') return null;
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
      Your unsaved changes from {clockTime(new Date(notice.draftedAt), new Date())} are back.
    </Banner>
  );
}

function Merged({ session, commands, onReviewMerge }: SessionBannersProps) {
  const { notice, settled } = session;
  // Writing on is agreeing with the merge, and undoing it would then take more back than it says.
  if (notice?.type !== 'merged' || isDirty(session)) return null;
  return (
    <Banner
      icon="check"
      actions={
        <>
          {settled && (
            <>
              <Button size="small" onClick={onReviewMerge}>
                Review
              </Button>
              <Button size="small" onClick={commands.undoMerge}>
                Undo
              </Button>
            </>
          )}
          <Button size="small" variant="quiet" onClick={commands.dismissNotice}>
            Got it
          </Button>
        </>
      }
    >
      Saved v{notice.version} by merging with {whoseVersion(notice.by)}.
    </Banner>
  );
}

function MergedByOther({ session: { documentId }, news, onNewsRead }: SessionBannersProps) {
  if (!news) return null;
  return (
    <Banner
      tone="theirs"
      actions={
        <>
          <Link
            href={historyAddress(documentId, { version: news.version, against: news.mine })}
            className={buttonClasses('plain', 'small')}
          >
            See what changed
          </Link>
          <Button size="small" variant="quiet" onClick={onNewsRead}>
            Got it
          </Button>
        </>
      }
    >
      {mergeNewsWords(news)}
    </Banner>
  );
}

import type { Snapshot } from '@/lib/client/document/content';
import { backoff } from '@/lib/http/retry/backoff';
import type { Saving, Session } from './session';
import type { SessionEvent } from './session-event';
import { andThen, follow, go, resend, type SessionStep, say, shelve } from './step-parts';
import { backToDialog } from './step-saving';

/**
 * Gives up a save whose outcome is open, so that something else can be done with the text: it is in the editor as it was
 * before, and what was decided in the dialog. An earlier attempt may have arrived, so that is looked up.
 *
 * @param deciding the dialog is needed further, also where more was typed on top of the merge.
 */
export function withdraw(session: Session, deciding = false): SessionStep {
  const { saving, collision } = session;
  if (!saving) return go(session);
  const back = backToDialog(session, saving);
  const idle: Session = { ...back, saving: null, queued: null, refusal: null, abandoned: saving };
  const typedOn = saving.intent === 'merge' && collision !== null && isUnlike(session, saving);
  // What was typed on top of the merge is compared with their version from now on.
  const onwards = deciding
    ? idle
    : { ...idle, collision: null, base: collision?.theirs ?? idle.base, mergeBase: saving.mergeBase };
  const step = typedOn ? shelve(onwards, saving.leaving) : go(idle);
  return saving.phase === 'waiting' ? andThen(step, lookFor) : step;
}

function isUnlike({ text }: Session, { content }: Saving): boolean {
  return text.title !== content.title || text.body !== content.body;
}

/** Looks whether the save that was given up had arrived. */
export function lookFor(session: Session): SessionStep {
  const { abandoned } = session;
  if (!abandoned) return go(session);
  const id = session.counter + 1;
  const { documentId } = abandoned;
  return go(
    { ...session, counter: id, abandoned: { ...abandoned, id, phase: 'sent' } },
    { type: 'look', id, documentId },
  );
}

/** What stands on the server, after a save was given up. */
export function looked(session: Session, id: number, current: Snapshot | null): SessionStep {
  const { abandoned } = session;
  if (abandoned?.id !== id) return go(session);
  const done = { ...session, abandoned: null };
  if (!current) return go(done);
  // Nobody else knows a copy's id.
  if (abandoned.intent === 'copy') {
    const { documentId, content } = abandoned;
    return go(say(done, { type: 'copied', documentId, title: content.title }));
  }
  if (!abandoned.on || current.etag === abandoned.on.etag) return go(done);
  // Its tag names no current version any more, so it cannot be saved by this: but the server says if it was.
  return resend(session, abandoned);
}

/** What an event means for a save that was given up; `null` for all that is about something else. */
export function abandonedReport(session: Session, event: SessionEvent): SessionStep | null {
  const { abandoned } = session;
  if (!abandoned || !('id' in event) || event.id !== abandoned.id) return null;
  const done = { ...session, abandoned: null };
  switch (event.type) {
    case 'saved':
      return arrived(done, abandoned, event.snapshot, event.snapshot);
    case 'collided':
      return event.savedAs
        ? arrived(done, abandoned, event.savedAs, event.current)
        : follow(withHead(done, abandoned, event.current));
    case 'vanished':
    case 'refused':
      return go(done);
    case 'unanswered': {
      const { attempt } = abandoned;
      const waiting: Saving = { ...abandoned, attempt: attempt + 1, phase: 'waiting' };
      const delay = backoff(attempt, event.random, event.retryAfter);
      return go({ ...session, abandoned: waiting }, { type: 'schedule-retry', id: abandoned.id, delay });
    }
    case 'retry':
      return abandoned.phase === 'waiting' ? lookFor(session) : go(session);
    default:
      return null;
  }
}

function arrived(session: Session, saving: Saving, saved: Snapshot, current: Snapshot): SessionStep {
  if (saving.intent === 'copy') {
    const { documentId, content } = saving;
    return go(say(session, { type: 'copied', documentId, title: content.title }));
  }
  return andThen(follow(withHead(session, saving, current)), (state) =>
    go(say(state, { type: 'arrived', version: saved.version })),
  );
}

function withHead(session: Session, { intent }: Saving, current: Snapshot): Session {
  const isNews = intent !== 'copy' && current.version > session.head.version;
  return isNews ? { ...session, head: current, gone: null } : session;
}

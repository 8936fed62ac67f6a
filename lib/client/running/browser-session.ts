import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import { documentQuery, noteSaved } from '@/lib/client/cache/queries';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { draftKey, findDraft } from '@/lib/client/drafts/device-drafts';
import { deviceDrafts, thisTab } from '@/lib/client/drafts/this-device';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { headOrSeen } from '@/lib/client/seen/head-or-seen';
import { documentLastSeen } from '@/lib/client/seen/seen-here';
import { sessionOf } from '@/lib/client/session/draft';
import { openSession } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { uuid } from '@/lib/http/client/uuid';
import { isLeaving } from './leaving';
import { goneOf } from './put-report';
import { runSession, type SessionRunner } from './session-runner';

const NOTHING: Content = { title: '', body: '' };

/** A session that is open, and when its document was last seen, if it was opened without a word from the server. */
export interface AcquiredSession {
  readonly runner: SessionRunner;
  /** ISO 8601. */
  readonly seenAt: string | null;
}

interface Running {
  readonly acquired: Promise<AcquiredSession>;
  /** How many components show it. */
  readonly users: number;
}

/** Sessions of this page that are on screen, or have something to finish: a save goes out although its page was left. */
const running = new Map<string, Running>();

/**
 * The session of a document in this tab: the one that still runs, else one that goes on from what the device kept, else
 * a new one on the current version, or, while the server does not answer, on the version that was last seen here. Rejects
 * with the server's refusal if there is no such document and no draft. Each call needs a `releaseSession`.
 */
export function acquireSession(documentId: string, client: QueryClient): Promise<AcquiredSession> {
  const known = running.get(documentId);
  const acquired = known?.acquired ?? start(documentId, client);
  running.set(documentId, { acquired, users: (known?.users ?? 0) + 1 });
  // What failed is not to be found again by the next try.
  acquired.catch(() => running.get(documentId)?.acquired === acquired && running.delete(documentId));
  return acquired;
}

/** Ends a session that nobody shows any more, unless it has something to finish. */
export async function releaseSession(documentId: string): Promise<void> {
  const left = running.get(documentId);
  if (!left) return;
  running.set(documentId, { ...left, users: left.users - 1 });
  const runner = await left.acquired.then(
    (acquired) => acquired.runner,
    () => null,
  );
  await runner?.flush();
  const now = running.get(documentId);
  if (now?.acquired !== left.acquired || now.users > 0 || runner?.idle() === false) return;
  runner?.close();
  running.delete(documentId);
}

async function start(documentId: string, client: QueryClient): Promise<AcquiredSession> {
  // Fetches the worker's code now: a dialog must not wait for it, nor be in want of it when the network is gone.
  void mergeTexts(NOTHING, NOTHING, NOTHING);
  const head = readHead(documentId, client).then(
    (snapshot) => ({ snapshot }),
    (error: unknown) => ({ error }),
  );
  const tab = await thisTab();
  const found = await findDraft(deviceDrafts, tab, documentId).catch(() => 'failed' as const);
  const services = {
    api: documents,
    drafts: deviceDrafts,
    mergeTexts,
    isLeaving,
    random: Math.random,
    now: () => new Date(),
    after,
    onSaved: noteSaved.bind(null, client),
  };
  const key = draftKey(tab, documentId);
  if (found === null || found === 'failed') {
    const opened = await headOrSeen(head, { lastSeen: () => documentLastSeen(documentId), after });
    if ('error' in opened) throw opened.error;
    const runner = runSession(openSession(documentId, opened.snapshot, uuid()), key, services);
    if (found === 'failed') runner.dispatch({ type: 'keeping', keeping: 'failed' });
    return { runner, seenAt: opened.seenAt };
  }
  const { draft, own } = found;
  const runner = runSession(sessionOf(draft), key, services);
  runner.dispatch({ type: 'resumed', draftedAt: draft.updatedAt, byReload: own, seed: uuid() });
  void head.then(async (answer) => {
    const event = 'snapshot' in answer ? headEvent(answer.snapshot) : await headLost(answer.error);
    if (event) runner.dispatch(event);
  });
  return { runner, seenAt: null };
}

/** The current version. A component that left while it was on its way cancels the query for everybody: asks again then. */
async function readHead(documentId: string, client: QueryClient): Promise<Snapshot> {
  try {
    return await client.fetchQuery({ ...documentQuery(documentId), retry: false });
  } catch (error) {
    if (error instanceof CancelledError) return readHead(documentId, client);
    throw error;
  }
}

/** What reading the current version tells a session. */
export function headEvent(head: Snapshot): SessionEvent {
  return { type: 'head-changed', head };
}

/** What failing to read it tells a session: that the document is gone, or nothing. */
export async function headLost(error: unknown): Promise<SessionEvent | null> {
  const gone = error instanceof ProblemError ? await goneOf(error, documents) : null;
  return gone && { type: 'head-gone', gone };
}

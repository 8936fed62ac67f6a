import { CancelledError, type QueryClient } from '@tanstack/react-query';
import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import { documentQuery, noteSaved } from '@/lib/client/cache/queries';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { adoptDraft, findDraft } from '@/lib/client/drafts/device-drafts';
import { deviceDrafts, thisTab } from '@/lib/client/drafts/this-device';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { headOrSeen } from '@/lib/client/seen/head-or-seen';
import { documentLastSeen } from '@/lib/client/seen/seen-here';
import { sessionOf, type Typist } from '@/lib/client/session/draft';
import { openSession } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { uuid } from '@/lib/http/client/uuid';
import { isLeaving } from './leaving';
import { guardPage } from './page-guard';
import { goneOf } from './put-report';
import { runSession, type SessionRunner } from './session-runner';

/** Milliseconds after which a device is asked again that could not say what it keeps. */
const LOOK_AGAIN = 5_000;
/** Milliseconds that a draft waits at most to learn who opens it. */
const KNOW_ME = 2_000;

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

/**
 * Opens a draft in place of the one in its document's editor, which is put away for later; as `me`'s from now on, where
 * that is given. The document has to be shown anew afterwards. False if a page that lives has the draft, or if what is in
 * the editor could not be put away.
 */
export async function openDraft(id: string, me?: Typist): Promise<boolean> {
  const draft = await deviceDrafts.read(id);
  if (!draft) return false;
  const tab = await thisTab();
  const known = running.get(draft.documentId);
  const { runner } = (await known?.acquired.catch(() => null)) ?? {};
  if (runner?.draftId === id) return true;
  if (runner && !(await runner.putAway())) return false;
  if (running.get(draft.documentId)?.acquired === known?.acquired) running.delete(draft.documentId);
  return (await adoptDraft(deviceDrafts, tab, draft, me ?? draft.person)) !== null;
}

/** Goes on as whoever this browser is now, where it was somebody else, and saves. */
export async function saveAsMe(documentId: string): Promise<void> {
  const { runner } = (await running.get(documentId)?.acquired) ?? {};
  if (!runner) return;
  runner.become(await documents.me(true));
  runner.dispatch({ type: 'save' });
}

async function start(documentId: string, client: QueryClient): Promise<AcquiredSession> {
  // Fetches the worker's code now: a dialog must not wait for it, nor be in want of it when the network is gone.
  void mergeTexts(NOTHING, NOTHING, NOTHING);
  const head = readHead(documentId, client).then(
    (snapshot) => ({ snapshot }),
    (error: unknown) => ({ error }),
  );
  const tab = await thisTab();
  const me = await meSoon();
  const found = await findDraft(deviceDrafts, tab, documentId, me).catch(() => 'failed' as const);
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
  if (found === null || found === 'failed') {
    const opened = await headOrSeen(head, { lastSeen: () => documentLastSeen(documentId), after });
    if ('error' in opened) throw opened.error;
    // Where the server has answered, it is known who asked.
    const person = opened.seenAt === null ? await documents.me().catch(() => null) : me;
    const key = { id: uuid(), tab: tab.id, person };
    const runner = guardPage(runSession(openSession(documentId, opened.snapshot, uuid()), key, services));
    if (found === 'failed') waitForDevice(runner);
    return { runner, seenAt: opened.seenAt };
  }
  const { draft, own } = found;
  const runner = guardPage(runSession(sessionOf(draft), draft, services));
  runner.dispatch({ type: 'resumed', draftedAt: draft.updatedAt, byReload: own, seed: uuid() });
  void head.then(async (answer) => {
    const event = 'snapshot' in answer ? headEvent(answer.snapshot) : await headLost(answer.error);
    if (event) runner.dispatch(event);
  });
  return { runner, seenAt: null };
}

/** Who this browser is, or `null` where that cannot be learned soon, as without a network. */
function meSoon(): Promise<Typist | null> {
  return new Promise((resolve) => {
    const stop = after(KNOW_ME, () => resolve(null));
    documents
      .me()
      .then(resolve, () => resolve(null))
      .finally(stop);
  });
}

/** Says that the device keeps nothing, until it answers. Drafts that it has are offered then: see `draftsQuery`. */
function waitForDevice(runner: SessionRunner): void {
  runner.dispatch({ type: 'keeping', keeping: 'failed' });
  const ask = () =>
    deviceDrafts.list(runner.session().documentId).then(
      () => runner.idle() && runner.dispatch({ type: 'keeping', keeping: 'kept' }),
      () => after(LOOK_AGAIN, ask),
    );
  after(LOOK_AGAIN, ask);
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

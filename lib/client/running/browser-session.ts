import { CancelledError, type QueryClient, queryOptions } from '@tanstack/react-query';
import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Unmade } from '@/lib/client/cache/mutations';
import { attributed, documentQuery, noteSaved } from '@/lib/client/cache/queries';
import { servedJustNow } from '@/lib/client/cache/served';
import { answered } from '@/lib/client/device/answered';
import type { Content, Snapshot } from '@/lib/client/document/content';
import { deviceDrafts, thisTab } from '@/lib/client/drafts/this-device';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { keptOf } from '@/lib/client/session/draft';
import { unbornSession } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import { uuid } from '@/lib/http/client/uuid';
import { isLeaving } from './leaving';
import { guardPage } from './page-guard';
import { type AcquiredSession, pageSessions } from './page-sessions';
import { goneOf } from './put-report';

const NOTHING: Content = { title: '', body: '' };

/** Milliseconds that the device may take to say who was here last. */
const RECALL = 1_000;

/** What was last seen on this device: needed only where the server does not answer, and by then there, at leisure. */
const seenHere = () => import('@/lib/client/seen/seen-here');

const lastPerson = async () => (await seenHere()).lastPersonHere();

const sessions = pageSessions({
  api: documents,
  drafts: deviceDrafts,
  mergeTexts,
  isLeaving,
  random: Math.random,
  now: () => new Date(),
  after,
  tab: thisTab,
  me: documents.me,
  lastSeen: async (documentId) => (await seenHere()).documentLastSeen(documentId),
  lastPerson,
  guard: guardPage,
  lost: headLost,
});

/** Fetches the code that merges: a dialog must not wait for it, nor be in want of it when the network is gone. */
export async function prepareMerging(): Promise<void> {
  await mergeTexts(NOTHING, NOTHING, NOTHING);
}

/** `acquire` of this page's sessions. */
export function acquireSession(documentId: string, client: QueryClient): Promise<AcquiredSession> {
  return sessions.acquire(documentId, {
    readHead: () => readHead(documentId, client),
    attributed: (head) => attributed(client, documentId, head),
    onSaved: noteSaved.bind(null, client),
  });
}

export const { release: releaseSession, openDraft, saveAsMe } = sessions;

/** Keeps a document on this device that was to be made and of which nobody knows if it was: its session goes on with that. */
export async function keepUnborn({ id, key, content }: Unmade): Promise<void> {
  const session = keptOf(unbornSession(id, content, key, uuid()));
  if (!session) throw new Error('There is nothing to keep.');
  const person = await answered(lastPerson(), RECALL).catch(() => null);
  const updatedAt = new Date().toISOString();
  // This page's, since another that takes it up would keep it from whoever goes on to write here.
  const { id: tab } = await thisTab();
  await deviceDrafts.keep({ id: uuid(), tab, person, documentId: id, updatedAt, session });
}

/** Has a document made that only this device knows so far, as soon as the server answers. */
export async function makeUnborn(documentId: string, client: QueryClient): Promise<void> {
  await acquireSession(documentId, client);
  await releaseSession(documentId);
}

/** Milliseconds after which a page looks again for what it alone has. */
const LOOK_AGAIN = 2_000;

/** The texts that would be lost with this page. */
export function unkeptQuery() {
  return queryOptions({
    queryKey: ['unkept'],
    queryFn: sessions.unkept,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: LOOK_AGAIN,
  });
}

/** The current version, which the page may have come with. A component that left while it was on its way cancels the query for everybody: asks again then. */
async function readHead(documentId: string, client: QueryClient): Promise<Snapshot> {
  const served = servedJustNow(client.getQueryState(documentQuery(documentId).queryKey), Date.now());
  if (served) return served;
  try {
    return await client.fetchQuery({ ...documentQuery(documentId), retry: false });
  } catch (error) {
    if (error instanceof CancelledError) return readHead(documentId, client);
    throw error;
  }
}

/** What failing to read it tells a session: that the document is gone, or nothing. */
export async function headLost(error: unknown): Promise<SessionEvent | null> {
  const gone = error instanceof ProblemError ? await goneOf(error, documents) : null;
  return gone && { type: 'head-gone', gone };
}

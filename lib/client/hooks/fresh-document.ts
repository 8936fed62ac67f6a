import { hashKey, type QueryCacheNotifyEvent, type QueryClient } from '@tanstack/react-query';
import { askedToWait, isUnanswered } from '@/lib/client/api/problem-error';
import { newestListed } from '@/lib/client/cache/newest-listed';
import { documentQuery } from '@/lib/client/cache/queries';
import { withhold } from '@/lib/client/cache/withhold';
import type { Snapshot } from '@/lib/client/document/content';
import type { DocumentNews } from '@/lib/client/live/live-document';
import { Lookout, type LookoutPorts } from '@/lib/client/live/lookout';
import type { Waking } from '@/lib/client/live/waking';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { DeletedEvent } from '@/lib/documents/events/event';

/** What of a document's news a session is told. */
export type FreshEvent = Extract<SessionEvent, { readonly type: 'head-changed' | 'access' }>;

/** What keeping a document fresh needs of its page. */
export interface FreshPorts extends Pick<LookoutPorts, 'isHidden' | 'changed' | 'after' | 'now' | 'random'> {
  readonly client: QueryClient;
  readonly subscribe: (documentId: string, listener: (news: DocumentNews) => void) => () => void;
  readonly onWaking: (listener: (waking: Waking) => void) => () => void;
  /** The server has answered, and had not before, or sends no news. */
  readonly serverHeard: () => void;
  readonly told: (event: FreshEvent) => void;
  readonly deleted: (news: DeletedEvent) => void;
}

/** A document that is kept fresh. */
export interface FreshDocument {
  /** The newest version that was told of and is not there yet; `null` if there is none. */
  readonly awaited: () => number | null;
  /** Whether news arrive by themselves; while they do not, the document is looked at from time to time. */
  readonly follow: (isLive: boolean) => void;
  readonly stop: () => void;
}

/**
 * Has the page's copy of a document follow the newest version, whatever fails in between: news lead to a look, and a look
 * that fails to another one. Whatever tells of a newer version is news: an event, a row of a list or of the history.
 */
export function freshDocument(documentId: string, ports: FreshPorts): FreshDocument {
  const { client, told } = ports;
  const { queryKey } = documentQuery(documentId);
  const hash = hashKey(queryKey);
  const exactly = { queryKey, exact: true } as const;
  const known = () => client.getQueryData<Snapshot>(queryKey);
  let failing = false;
  let live = true;

  const lookout = new Lookout({
    ...ports,
    look: () => void client.refetchQueries(exactly, { cancelRefetch: true }),
    giveUp: () => void client.cancelQueries(exactly),
    mayPass: isUnanswered,
    askedToWait,
  });

  const hear = (news: DocumentNews) => {
    if (news.type === 'presence') return;
    if (news.type === 'deleted') return ports.deleted(news);
    if (news.type === 'sharing' || news.type === 'state') {
      told({ type: 'access', access: news.access });
      if (news.access === 'none') return withhold(client, documentId);
    }
    if (news.type !== 'version' && news.type !== 'state') return lookout.news(null);
    const { etag, version } = known() ?? { etag: null, version: 0 };
    if (news.etag !== etag) lookout.news(news.version > version && news.etag !== null ? news.version : null);
  };

  const listed = () => {
    const newest = newestListed(client, documentId);
    if (newest > (known()?.version ?? newest)) lookout.news(newest);
  };

  const happened = ({ type, query, ...event }: QueryCacheNotifyEvent) => {
    if (type !== 'updated' || !('action' in event)) return;
    const { action } = event;
    if (query.queryHash !== hash) {
      if (
        action.type === 'success' &&
        (query.queryKey[0] === 'documents' || query.queryKey[1] === documentId)
      )
        listed();
      return;
    }
    if (action.type === 'fetch') lookout.asked();
    else if (action.type === 'error' || action.type === 'failed') {
      failing = isUnanswered(action.error);
      lookout.failed(action.error);
    } else if (action.type === 'success') {
      const head = action.data as Snapshot;
      if (action.manual) return lookout.saw(head.version);
      // Before it is said that nothing newer is known.
      told({ type: 'head-changed', head });
      lookout.succeeded(head.version);
      if (failing || !live) ports.serverHeard();
      failing = false;
    }
  };

  const ends = [
    client.getQueryCache().subscribe(happened),
    ports.subscribe(documentId, hear),
    ports.onWaking((waking) => lookout.wake(waking)),
    () => lookout.close(),
  ];
  listed();
  return {
    awaited: () => lookout.awaited,
    follow: (isLive) => {
      live = isLive;
      lookout.follow(isLive);
    },
    stop: () => {
      for (const end of ends) end();
    },
  };
}

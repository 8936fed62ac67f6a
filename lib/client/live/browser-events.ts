import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { uuid } from '@/lib/http/client/uuid';
import type { Connection, TabMessage } from './event-election-state';
import { EventStream, type NewsListener } from './event-stream';
import { eventStreamAnswer } from './event-stream-answer';
import { holdingLock } from './holding-lock';
import { onWaking } from './waking';

/** What tabs say to each other is agreed on by name: a new version of the application gets a new one. */
const NAME = 'midair-events-2';
/** Milliseconds between two ticks of a visible tab; a hidden one skips most. */
const TICK = 300;
const HIDDEN_TICKS = 16;

let stream: EventStream | null = null;

/**
 * Hears of a document until the result is called: what was saved, that it was deleted or shared, and who is there. All
 * tabs of the browser share one connection for this.
 */
export function subscribeDocument(documentId: string, listener: NewsListener): () => void {
  stream ??= start();
  return stream.subscribe(documentId, listener);
}

/** Whether news arrive at this tab. */
export function liveConnection(): Connection {
  return stream?.connection ?? 'connecting';
}

/** Is called whenever `liveConnection` has changed, until the result is called. */
export function watchConnection(watcher: () => void): () => void {
  stream ??= start();
  return stream.watch(watcher);
}

/** The server was heard otherwise: a stream that waits to be tried again, or is not answered, is tried now. */
export function serverHeard(): void {
  stream?.hurry();
}

function start(): EventStream {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(NAME) : null;
  // On plain HTTP from another host there are no locks: then tabs go by whether the holder answers.
  const locks = 'locks' in navigator ? navigator.locks : null;
  const made = new EventStream({
    self: uuid(),
    channel: channel && {
      post: (message: TabMessage) => channel.postMessage(message),
      listen: (hear) => {
        channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
      },
    },
    lock: locks && ((granted, stolen) => holdingLock(locks, NAME, granted, stolen)),
    open: openStream,
    now: Date.now,
    random: Math.random,
    after,
  });
  let ticks = 0;
  setInterval(() => {
    if (!document.hidden || ++ticks % HIDDEN_TICKS === 0) made.tick();
  }, TICK);
  // A page that is put away keeps nothing open: it would keep the others from what they wait for.
  window.addEventListener('pagehide', () => made.leave());
  document.addEventListener('freeze', () => made.leave());
  window.addEventListener('pageshow', () => made.enter());
  document.addEventListener('resume', () => made.enter());
  onWaking((waking) => (waking === 'back' ? made.woke() : made.hurry()));
  made.enter();
  return made;
}

async function openStream(
  ids: readonly string[],
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<ReadableStream<string>> {
  await documents.me();
  const followed = ids.map((id) => `document=${encodeURIComponent(id)}`).join('&');
  return (await eventStreamAnswer(`/api/events?${followed}`, lastEventId, signal)).text;
}

import { after } from '@/lib/client/api/after';
import { documents } from '@/lib/client/api/documents-api';
import { askedToWait, problemError } from '@/lib/client/api/problem-error';
import { thisTab } from '@/lib/client/drafts/this-device';
import { type Doing, PresenceAnnouncer } from './presence-announcer';

/** Milliseconds between two beats, where no worker keeps time. */
const EVERY = 4_000;
/** Milliseconds in which a page may change its mind about leaving, as when its parts are mounted anew. */
const GRACE = 100;

interface Announced {
  readonly announcer: PresenceAnnouncer;
  /** How many parts of the page show the document. */
  users: number;
}

const announced = new Map<string, Announced>();
let clock: Worker | null = null;

/** Tells others that this tab has a document open, until `stop` is called or the page goes. */
export function announcePresence(documentId: string): {
  readonly say: (doing: Doing) => void;
  readonly stop: () => void;
} {
  startClock();
  const known = announced.get(documentId) ?? { announcer: announcerOf(documentId), users: 0 };
  if (!announced.has(documentId)) known.announcer.enter();
  announced.set(documentId, known);
  known.users++;
  return {
    say: (doing) => known.announcer.say(doing),
    stop: () => {
      known.users--;
      setTimeout(() => {
        if (known.users > 0 || announced.get(documentId) !== known) return;
        announced.delete(documentId);
        known.announcer.leave();
      }, GRACE);
    },
  };
}

function announcerOf(documentId: string): PresenceAnnouncer {
  const path = `/api/documents/${documentId}/presence`;
  let tab: string | null = null;
  return new PresenceAnnouncer({
    report: async (doing, signal) => {
      await documents.me();
      tab = (await thisTab()).id;
      if (signal.aborted) return 0;
      const response = await fetch(path, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ tab, ...doing }),
        signal,
      });
      return response.ok ? 0 : (askedToWait(await problemError(response, Date.now())) ?? 0);
    },
    leave: () => {
      if (tab === null) return;
      // Goes out although the page does not wait for it any more.
      void fetch(`${path}?tab=${encodeURIComponent(tab)}`, { method: 'DELETE', keepalive: true }).catch(
        () => {},
      );
    },
    after,
  });
}

function startClock(): void {
  if (clock) return;
  const all = (act: (announcer: PresenceAnnouncer) => void) => {
    for (const { announcer } of announced.values()) act(announcer);
  };
  const beat = () => all((announcer) => announcer.beat());
  try {
    clock = new Worker(new URL('./presence-clock-worker.ts', import.meta.url), { type: 'module' });
    clock.onmessage = beat;
    clock.onerror = (event) => {
      event.preventDefault();
      setInterval(beat, EVERY);
    };
  } catch {
    setInterval(beat, EVERY);
  }
  window.addEventListener('pagehide', () => all((announcer) => announcer.leave()));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) all((announcer) => announcer.enter());
  });
  document.addEventListener('resume', beat);
}

import { type DraftStore, draftStore } from './draft-store';
import { lastWords } from './last-words';
import { claimTab, type Tab } from './tab';

const NEWS = 'midair-drafts-1';

let news: BroadcastChannel | null = null;
const listeners = new Set<() => void>();

/** What this device keeps. */
export const deviceDrafts: DraftStore = draftStore(
  lastWords(() => localStorage),
  {
    changed: () => {
      channel()?.postMessage(null);
      for (const hear of listeners) hear();
    },
  },
);

/** Is called whenever a page of this browser keeps another draft, or one less, until the result is called. */
export function watchDrafts(hear: () => void): () => void {
  channel();
  listeners.add(hear);
  return () => listeners.delete(hear);
}

function channel(): BroadcastChannel | null {
  if (news || typeof BroadcastChannel === 'undefined') return news;
  news = new BroadcastChannel(NEWS);
  news.onmessage = () => {
    for (const hear of listeners) hear();
  };
  return news;
}

let claimed: Promise<Tab> | null = null;

/** This page's identity, claimed once. */
export function thisTab(): Promise<Tab> {
  claimed ??= claimTab({
    storage: sessionStorage,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    reloaded: performance
      .getEntriesByType('navigation')
      .some((entry) => 'type' in entry && entry.type === 'reload'),
    now: Date.now,
  });
  return claimed;
}

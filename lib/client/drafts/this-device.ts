import { type DraftStore, draftStore } from './draft-store';
import { lastWords } from './last-words';
import { claimTab, type Tab } from './tab';

/** What this device keeps. */
export const deviceDrafts: DraftStore = draftStore(lastWords(() => localStorage));

let claimed: Promise<Tab> | null = null;

/** This tab's identity, claimed once a page. */
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

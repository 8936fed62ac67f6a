import type { Session } from '@/lib/client/session/session';

/** Attempts after which it is worth a word that nobody answers. */
const MANY = 2;

/** What the person should know of a save that waits; `null` while it may be over in a moment, or nothing waits. */
export function waitingWords({ saving, online }: Pick<Session, 'saving' | 'online'>): string | null {
  if (saving?.phase !== 'waiting') return null;
  const what = saving.intent === 'copy' ? 'Your copy' : 'Your save';
  if (!online) return `${what} waits for the network.`;
  const { status, attempt } = saving;
  if (status === 429 || status === 503) {
    return `The server asks to wait a moment. ${what} then goes out by itself.`;
  }
  if (attempt < MANY) return null;
  return status === null
    ? `The server does not answer. ${what} goes out again by itself.`
    : `The server has a fault and could not take it. ${what} goes out again by itself.`;
}

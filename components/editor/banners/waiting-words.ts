import type { Session } from '@/lib/client/session/session';

/** Attempts after which it is worth a word that nobody answers. */
const MANY = 2;

/** What the person should know of a save that waits; `null` while it may be over in a moment, or nothing waits. */
export function waitingWords({ saving, online }: Pick<Session, 'saving' | 'online'>): string | null {
  if (saving?.phase !== 'waiting') return null;
  const what = saving.intent === 'copy' ? 'Your copy' : 'Your save';
  if (!online) return `${what} is sent when the connection is back.`;
  const { status, attempt } = saving;
  if (status === 429 || status === 503) {
    return `The server asks you to wait a moment. ${what} is then sent automatically.`;
  }
  if (attempt < MANY) return null;
  return `${whyAgain(status)} ${what} is sent again automatically.`;
}

/** Why a save is sent again, by the answer that it had: only where none came is it said that none came. */
function whyAgain(status: number | null): string {
  if (status === null) return 'The server does not answer.';
  if (status >= 500) return 'The server has a problem and could not save it.';
  return status < 300
    ? 'The answer does not say whether it was saved.'
    : 'The server could not save it just now.';
}

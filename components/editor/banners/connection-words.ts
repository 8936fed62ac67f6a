import type { Session } from '@/lib/client/session/session';
import { waitingWords } from './waiting-words';

/**
 * What the person should know of the network; `null` while it works. What becomes of a save that waits is said there.
 *
 * @param isLost news have not arrived for a while although there is a network.
 */
export function connectionWords(
  { online, keeping, saving, queued }: Pick<Session, 'online' | 'keeping' | 'saving' | 'queued'>,
  isLost: boolean,
): string | null {
  if (online && !isLost) return null;
  const words = [
    online
      ? 'The connection to the server is interrupted, so what others save shows up late.'
      : 'You are offline.',
  ];
  if (keeping !== 'failed') words.push('Your text is kept on this device.');
  if ((saving || queued) && waitingWords({ saving, online }) === null) {
    const what = saving?.intent === 'copy' && !queued ? 'copy' : 'save';
    words.push(`Your ${what} goes out once the connection is back.`);
  }
  return words.join(' ');
}

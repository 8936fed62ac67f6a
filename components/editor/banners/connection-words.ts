import { isDirty, type Session } from '@/lib/client/session/session';
import { waitingWords } from './waiting-words';

/**
 * What the person should know of the network, beside what the save state says of the text; `null` while it works. What
 * becomes of a save that waits is said here, unless another banner does.
 *
 * @param isLost news have not arrived for a while although there is a network.
 */
export function connectionWords(session: Session, isLost: boolean): string | null {
  const { online, keeping, saving, queued } = session;
  if (online && !isLost) return null;
  const words = [
    online
      ? 'The connection to the server is interrupted, so what others save shows up late.'
      : 'You are offline.',
  ];
  const isKept = keeping !== 'failed';
  if (isKept && online) words.push('Your text is kept on this device.');
  if ((saving || queued) && waitingWords({ saving, online }) === null) {
    const what = saving?.intent === 'copy' && !queued ? 'copy' : 'save';
    words.push(`Your ${what} is sent when the connection is back.`);
  } else if (isKept && !online) {
    // The save state says of a text with changes that it is kept.
    words.push(isDirty(session) ? 'You can go on writing.' : 'What you write is kept on this device.');
  }
  return words.join(' ');
}

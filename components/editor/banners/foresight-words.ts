import { newsWords } from '@/components/editor/state/author-words';
import type { Session } from '@/lib/client/session/session';

/**
 * That somebody saved a newer version, and whether it fits together with what is not saved here; `null` where none is known.
 * Where saves happen by themselves, that they wait for a person is said too: nothing else would tell.
 */
export function foresightWords(
  { foresight, notice }: Pick<Session, 'foresight' | 'notice'>,
  autosave: boolean,
): string | null {
  if (!foresight) return null;
  const { conflicts, theirs } = foresight;
  // Beside a draft that is back it has been said already.
  const who = notice?.type === 'restored' ? '' : `${newsWords(theirs)} `;
  if (conflicts === 0) return `${who}Your changes fit together.`;
  const places = conflicts === 1 ? '1 place overlaps' : `${conflicts} places overlap`;
  return `${who}${places} with your changes${autosave ? ', so saving waits for you' : ''}.`;
}

import { isTrouble } from '@/components/editor/state/read-out-state';
import { saveStateWords } from '@/components/editor/state/save-state-words';
import type { SaveState } from '@/lib/client/session/save-state';
import type { Session } from '@/lib/client/session/session';

/** The one thing that whoever writes in a short window should know of the state and the banners, which are out of view there. */
export function shortWindowWords(state: SaveState, { foresight }: Pick<Session, 'foresight'>): string | null {
  if (isTrouble(state)) return saveStateWords(state);
  const overlaps = foresight?.conflicts ?? 0;
  if (overlaps === 0) return null;
  return `${overlaps === 1 ? '1 place overlaps' : `${overlaps} places overlap`} with your changes`;
}

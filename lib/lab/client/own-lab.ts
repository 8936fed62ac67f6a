import type { Challenge } from '@/lib/lab/challenges/challenge';
import { noteJoined, ownLabFor } from './joined-labs';
import { createLab, resetLab } from './lab-api';

/**
 * Opens a challenge of a class in this browser's own lab, where nobody else changes the text. The lab is made once and
 * reset for each challenge. Resolves to its address.
 */
export async function openOwnLab(
  classId: string,
  { id, guard }: Pick<Challenge, 'id' | 'guard'>,
): Promise<string> {
  const known = ownLabFor(classId);
  const kept =
    known !== null &&
    (await resetLab(known, guard).then(
      () => true,
      // It is over by now, or no longer this browser's.
      () => false,
    ));
  const own = kept ? known : (await createLab(guard)).id;
  noteJoined(classId, own);
  return `/lab/${own}?people=2&class=${classId}&challenge=${id}`;
}

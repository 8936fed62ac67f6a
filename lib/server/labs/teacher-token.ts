import type { KeyRing } from '@/lib/server/keys/key-ring';

/** No other signature of this server is of this purpose, so none is worth anything here. */
const PURPOSE = 'lab-teacher';

/** What makes whoever has it a teacher of one lab. It lasts as long as the lab does, whose id never comes again. */
export function teacherToken(labId: string, keys: KeyRing): string {
  return keys.sign(PURPOSE, labId);
}

/** Whether a text is that token. Takes as long whatever the difference. */
export function isTeacherToken(token: string, labId: string, keys: KeyRing): boolean {
  return keys.verify(PURPOSE, labId, token.trim());
}

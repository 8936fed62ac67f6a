import type { SaveState } from '@/lib/client/session/save-state';

/** What a person did not ask for and should hear of. */
const trouble: ReadonlySet<SaveState['kind']> = new Set([
  'retrying',
  'offline',
  'collision',
  'deleted',
  'withheld',
  'error',
]);

/** Whether something stands between a text and its being saved, which whoever writes should know. */
export function isTrouble({ kind }: SaveState): boolean {
  return trouble.has(kind);
}

/**
 * Whether the save state is to be read out, now that it has changed. Whoever saves hears that it is saved; whoever types,
 * has it saved automatically, or watches others save is not told at each turn, but of all trouble, and of its end.
 *
 * @param told what was read out last.
 */
export function isReadOut(
  told: SaveState | null,
  before: SaveState,
  now: SaveState,
  autosave: boolean,
): boolean {
  if (isTrouble(now)) return JSON.stringify(told) !== JSON.stringify(now);
  if (now.kind === 'saving') return !autosave && now.share !== undefined && told?.kind !== 'saving';
  if (now.kind === 'unsaved') return false;
  const asked = now.kind === 'saved' && before.kind === 'saving' && !autosave;
  return asked || (told !== null && isTrouble(told));
}

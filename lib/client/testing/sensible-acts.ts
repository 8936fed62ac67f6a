import { isDirty, type Session } from '@/lib/client/session/session';
import type { Command } from '@/lib/client/session/session-event';

/** Commands that need no more than a stamp. */
export type PlainCommand = Exclude<
  Command['type'],
  'edit' | 'select' | 'compose' | 'write' | 'choose' | 'point' | 'take-over'
>;

/** What a person might do next where the session is, the likelier the more often it is named. */
export function sensibleActs(session: Session): readonly (PlainCommand | 'type' | 'choose')[] {
  const { collision, foresight, gone, settled } = session;
  if (gone) return ['type', 'recreate', 'recreate', 'save-as-copy', 'discard'];
  if (collision?.open) {
    const deciding = ['choose', 'choose', 'choose', 'choose', 'undo-choice', 'redo-choice'] as const;
    const ending = ['save-merged', 'save-merged', 'save-merged', 'decide-later', 'replace-theirs'] as const;
    return [...deciding, ...deciding, ...ending, 'save-as-copy', 'discard', 'type'];
  }
  if (collision) return ['type', 'review', 'review', 'save', 'discard', 'save-as-copy', 'replace-theirs'];
  if (foresight) return ['type', 'type', 'update-now', 'update-now', 'review', 'review', 'save'];
  if (isDirty(session)) {
    return ['type', 'type', 'type', 'type', 'save', 'save', 'save', 'save', 'save-as-copy', 'discard'];
  }
  return settled ? ['undo-merge', 'type', 'type'] : ['type', 'type', 'save'];
}

import { sideNames } from '@/components/ui/people/side-names';
import type { Session } from '@/lib/client/session/session';
import { capitalised } from './capitalised';

/**
 * What has happened meanwhile and waits until a field in the dialog is left, so that nothing moves under who types there;
 * `null` while nothing waits.
 */
export function waitingNews({
  writing,
  collision,
  gone,
  head,
}: Pick<Session, 'writing' | 'collision' | 'gone' | 'head'>): string | null {
  if (!writing || !collision) return null;
  if (gone)
    return 'This document was deleted meanwhile. You can decide what to do when you leave this field.';
  if (head.version <= collision.theirs.version) return null;
  return capitalised(`${sideNames(head.author).others} newer version comes in when you leave this field.`);
}

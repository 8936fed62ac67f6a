import { type Access, mayEdit } from '@/lib/client/document/access';
import type { Session } from './session';
import { follow, go, type SessionStep } from './step-parts';

/**
 * What the person may do has changed. Where they may not write any more, their text stays as it is, nothing is begun
 * that would send it, and the dialog closes with all that was decided in it. Where they may again, it goes on from
 * there, with whatever others saved meanwhile.
 */
export function accessChanged(session: Session, access: Access): SessionStep {
  if (session.access === access) return go(session);
  const changed: Session = { ...session, access };
  if (mayEdit(access)) return mayEdit(session.access) ? go(changed) : follow({ ...changed, refusal: null });
  const { collision, composing } = session;
  return follow({
    ...changed,
    collision: collision && { ...collision, open: false },
    composing: composing && { ...composing, saveAfter: null },
    queued: null,
    merging: null,
    foresight: null,
  });
}

import { mayEdit } from '@/lib/client/document/access';
import { hasChoices } from '@/lib/client/session/collision';
import { isUnreadable, type Session } from '@/lib/client/session/session';

interface DiscardWords {
  readonly title: string;
  readonly description: string;
  /** The verb of the yes. */
  readonly confirm: string;
}

/** The question before one's own text leaves the editor unsaved, and what becomes of it. */
export function discardWords(session: Session): DiscardWords {
  const { access, collision } = session;
  const kept = "Your text is set aside on this device and can be brought back from the document's menu.";
  const description = collision && hasChoices(collision) ? `${kept} Your choices are not kept.` : kept;
  return mayEdit(access) && !isUnreadable(session)
    ? { title: 'Discard your unsaved changes?', description, confirm: 'Discard' }
    : { title: 'Set your unsaved changes aside?', description, confirm: 'Set aside' };
}

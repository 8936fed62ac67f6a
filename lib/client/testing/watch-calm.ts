import type { Session } from '@/lib/client/session/session';
import type { SessionEvent } from '@/lib/client/session/session-event';
import type { Person } from './person';

/**
 * Watches that nobody is disturbed, and knows nothing of how sessions work: throws if a dialog opens for somebody who typed
 * after they asked for something, or asked for nothing; if, while an input method composes, a dialog opens or the text
 * changes otherwise than by it; or if, while a field of the dialog is typed in, its place goes.
 */
export function watchCalm(person: Person, before: Session, event: SessionEvent): void {
  const { session: after, composition, writing } = person;
  if (event.type === 'edit' ? before.text !== after.text && composition === null : isBegun(event))
    person.waits = false;
  else if (isAsked(event)) person.waits = true;
  const opens = after.collision?.open === true && !before.collision?.open;
  if (opens && !person.waits) throw new Error(`A dialog opens that nobody waits for, by ${event.type}.`);
  if (writing && after.collision?.merge !== before.collision?.merge)
    throw new Error(`The field that is typed in goes, by ${event.type}.`);
  if (composition === null || event.type === 'edit' || event.type === 'compose') return;
  if (opens) throw new Error(`A dialog opens during a composition, by ${event.type}.`);
  if (after.text !== before.text) throw new Error(`Text comes in during a composition, by ${event.type}`);
}

const isBegun = (event: SessionEvent): boolean => event.type === 'compose' && event.active;

/** Whether a person asks for something that may lead to a dialog. */
function isAsked(event: SessionEvent): boolean {
  if (event.type === 'save') return !event.automatic;
  return ['review', 'save-merged', 'replace-theirs', 'recreate', 'save-as-copy'].includes(event.type);
}

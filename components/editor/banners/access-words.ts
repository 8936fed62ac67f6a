import { mayEdit } from '@/lib/client/document/access';
import { isUnreadable, type Session } from '@/lib/client/session/session';

/** Said to whoever may read and never could do more. */
export const READING_ONLY = 'You can read this, not change it. Make a copy to change it.';

/** What one may not do with the document any more, or never could; `null` for whoever may write. */
export function accessWords(session: Session, unsaved: boolean): string | null {
  if (session.access === 'none') {
    return 'The owner no longer lets you read this document. Your text is kept here, on this device.';
  }
  if (isUnreadable(session)) {
    return 'This document cannot be opened any more: it is gone, or its owner no longer shares it. Your text is kept here, on this device.';
  }
  if (mayEdit(session.access)) return null;
  return unsaved
    ? 'The owner no longer lets you change this. Your text is kept here, on this device.'
    : READING_ONLY;
}

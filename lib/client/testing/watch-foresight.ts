import { mayEdit } from '@/lib/client/document/access';
import { sameContent } from '@/lib/client/document/content';
import { isDirty, type Session } from '@/lib/client/session/session';

/**
 * Fails where somebody has unsaved text beside a newer version, nothing stands in the way of putting both together, and
 * it is neither known nor being found out what comes of that.
 */
export function watchForesight(session: Session): void {
  const { access, base, collision, composing, foresight, gone, head, merging, saving, text } = session;
  if (base.etag === head.etag || !isDirty(session) || sameContent(text, head.content)) return;
  if (!mayEdit(access) || collision || composing || gone || saving || merging) return;
  if (foresight?.theirs.etag !== head.etag) throw new Error('Nobody foresees what a save will meet.');
}

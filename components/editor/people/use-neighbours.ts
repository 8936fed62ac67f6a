'use client';

import { useMemo } from 'react';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { usePeopleHere } from '@/lib/client/hooks/use-people-here';
import { type BusyLines, busyLines } from '@/lib/client/presence/busy-lines';
import { type NearbyEdit, nearbyEdits } from '@/lib/client/presence/nearby-edits';
import type { PersonHere } from '@/lib/client/presence/people-here';
import { isDirty, isUnborn, isUnreadable, type Session } from '@/lib/client/session/session';
import { changedLines, rangesChanged } from '@/lib/documents/content/changed-lines';

/** Typing rests for so long before it is compared, in milliseconds. */
const REST = 300;

interface Neighbours {
  readonly people: readonly PersonHere[];
  /** How many more people there are than are named. */
  readonly more: number;
  /** Whose unsaved edits touch the same lines. */
  readonly nearby: readonly NearbyEdit[];
  /** Where in this tab's text the unsaved edits of others are. */
  readonly busy: readonly BusyLines[];
}

/** Who else is at the document, and tells them what is being done in this tab. */
export function useNeighbours(session: Session): Neighbours {
  const { documentId, base, head, text } = session;
  const saved = base.content.body;
  const debounced = useDebounced(text.body, REST);
  const unsaved = isDirty(session);
  // Where nothing is unsaved, the debounced text may still be an older one.
  const own = unsaved ? debounced : saved;
  const changed = useMemo(() => changedLines(own, saved), [own, saved]);
  const lines = useMemo(() => (unsaved ? rangesChanged(changed) : []), [unsaved, changed]);
  const { people, more } = usePeopleHere(
    documentId,
    useMemo(() => ({ unsaved, lines }), [unsaved, lines]),
    !isUnreadable(session) && !isUnborn(session),
  );
  // Lines count in the saved text: once somebody saved, the banner says more than a count of older lines could.
  const comparable = head.etag === base.etag;
  const nearby = useMemo(
    () => (comparable && unsaved ? nearbyEdits(changed, people) : []),
    [comparable, unsaved, changed, people],
  );
  const busy = useMemo(() => (comparable ? busyLines(changed, people) : []), [comparable, changed, people]);
  return { people, more, nearby, busy };
}

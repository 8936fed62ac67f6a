'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { becomeTeacher } from '@/lib/lab/client/lab-api';
import type { LabView } from '@/lib/lab/people/lab-view';

const PREFIX = '#teacher=';

/** What came of a link for teachers: nothing to do, still under way, or refused, in words. */
export interface TeacherLink {
  readonly pending: boolean;
  readonly problem: string | null;
}

/**
 * Makes this browser a teacher of the lab where the page was opened by a link for teachers. The token is taken out of the
 * address at once, so that it stays in no history and comes with no link that is passed on.
 */
export function useTeacherLink(labId: string, onTeacher: (lab: LabView) => void): TeacherLink {
  const [pending, setPending] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const became = useEffectEvent(onTeacher);
  useEffect(() => {
    const token = window.location.hash.startsWith(PREFIX) ? window.location.hash.slice(PREFIX.length) : null;
    if (token === null) {
      setPending(false);
      return;
    }
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
    becomeTeacher(labId, token)
      .then(became, (error: Error) => setProblem(error.message))
      .finally(() => setPending(false));
  }, [labId]);
  return { pending, problem };
}

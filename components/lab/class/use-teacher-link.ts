'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { becomeTeacher, LabError } from '@/lib/lab/client/lab-api';
import type { LabView } from '@/lib/lab/people/lab-view';

const NAME = '#teacher';
const PREFIX = `${NAME}=`;

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
    const { hash } = window.location;
    if (!hash.startsWith(NAME)) {
      setPending(false);
      return;
    }
    // Of a link that was cut off nothing is left to send: the server says of it that it is not valid.
    const token = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : '';
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
    becomeTeacher(labId, token)
      .then(became, (error: Error) => setProblem(wordsOf(error)))
      .finally(() => setPending(false));
  }, [labId]);
  return { pending, problem };
}

/** Why somebody who came by a link for teachers is none, and what to do. */
function wordsOf(error: Error): string {
  const refused = error instanceof LabError && [400, 403, 422].includes(error.status);
  return refused
    ? 'This link for teachers is not valid for this lab, so you are not a teacher here. Ask for the whole link once more.'
    : `${error.message} You are not a teacher of this lab yet. Open the link for teachers once more.`;
}

import { z } from 'zod';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { falsePrecondition, jsonRepresentation } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { type Input, takes } from '@/lib/server/http/takes';
import type { Lab } from '@/lib/server/labs/lab';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher, labContent, noLab, viewOf } from '@/lib/server/labs/request';
import { isTeacherToken } from '@/lib/server/labs/teacher-token';

const shown = labContent(z.strictObject({ token: z.string().max(100) }));

/** The lab, where the preconditions of a request are true of what the asker is in it: a teacher, or none (RFC 9110 §13.2). */
const lab: Input<{ readonly id: string }, Lab> = async (call) => {
  const found = await anyLab(call);
  if (found instanceof Response) return found;
  const teacher = await isTeacher(call, found);
  return falsePrecondition(call, teacher ? jsonRepresentation(viewOf(found, true)) : null) ?? found;
};

/** Makes whoever has the token of the teacher link a teacher of the lab, once and for as long as it lives. */
const become = takes({ lab, content: shown }, async (call, { lab, content: { token } }) => {
  const { classroom } = labsOf(call.services);
  if (!isTeacherToken(token, lab.id, call.services.keys)) {
    return problemAnswer(call, 'forbidden', {
      detail: 'This is not the token of this lab’s teacher link.',
      message:
        'This teacher link does not work for this lab. Nothing was changed. Copy the whole link once more.',
    });
  }
  const { caller } = call;
  const id = caller?.id ?? call.services.ports.newId();
  const refusal = (await isTeacher(call, lab)) ? null : await classroom.addTeacher(lab.id, id);
  if (refusal === null) {
    if (caller === null) call.become(id);
    return freshAnswer(200, viewOf(lab, true));
  }
  if (refusal.refused === 'gone') return noLab(call);
  return problemAnswer(call, 'too_many_requests', {
    detail: 'This lab takes no more teachers.',
    message: 'This lab has many teachers already, and takes no more.',
  });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/labs/[id]/teachers/mine',
  forBrowsers({ PUT: become }),
);

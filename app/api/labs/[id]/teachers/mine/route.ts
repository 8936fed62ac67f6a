import { z } from 'zod';
import { freshAnswer, problemAnswer } from '@/lib/server/http/answers';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher, labContent, viewOf } from '@/lib/server/labs/request';
import { isTeacherToken } from '@/lib/server/labs/teacher-token';

const shown = labContent(z.strictObject({ token: z.string().max(100) }));

/** Makes whoever has the token of the teacher link a teacher of the lab, once and for as long as it lives. */
const become = takes({ lab: anyLab, content: shown }, async (call, { lab, content: { token } }) => {
  const { classroom } = labsOf(call.services);
  if (!isTeacherToken(token, lab.id, call.services.keys)) {
    return problemAnswer(call, 'forbidden', {
      detail: 'This is not the token of this lab’s teacher link.',
      message:
        'This teacher link does not work for this lab. Nothing was changed. Copy the whole link once more.',
    });
  }
  const { id } = await call.person();
  if ((await isTeacher(call, lab)) || (await classroom.addTeacher(lab.id, id))) {
    return freshAnswer(200, viewOf(lab, true));
  }
  return problemAnswer(call, 'too_many_requests', {
    detail: 'This lab takes no more teachers.',
    message: 'This lab has many teachers already, and takes no more.',
  });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/labs/[id]/teachers/mine',
  forBrowsers({ PUT: become }),
);

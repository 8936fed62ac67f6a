import { freshAnswer } from '@/lib/server/http/answers';
import { forBrowsers } from '@/lib/server/http/for-browsers';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { ownLab } from '@/lib/server/labs/request';
import { teacherToken } from '@/lib/server/labs/teacher-token';

/**
 * Answers a teacher with the link by which another device becomes one. It lasts as long as the lab, and is the same
 * each time. Its secret stands behind `#`, so that it is sent to no server and stands in no log.
 */
const make = takes({ lab: ownLab }, async (call, { lab: { id } }) =>
  freshAnswer(200, { link: `/lab/${id}#teacher=${teacherToken(id, call.services.keys)}` }),
);

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  '/api/labs/[id]/teacher-link',
  forBrowsers({ POST: make }),
);

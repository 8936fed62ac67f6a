import { freshAnswer } from '@/lib/server/http/answers';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labsOf } from '@/lib/server/labs/labs';
import { memberOf, notAMember } from '@/lib/server/labs/member';
import { anyLab, isTeacher } from '@/lib/server/labs/request';

/** How far each client has come with each challenge, for a teacher; how far the sender has, for a client; 403 for others. */
const read = takes({ lab: anyLab }, async (call, { lab }) => {
  const { classroom } = labsOf(call.services);
  const member = memberOf(call, lab);
  if (member instanceof Response) return member;
  if (await isTeacher(call, lab)) return freshAnswer(200, await classroom.progress(lab.id, null));
  return member ? freshAnswer(200, await classroom.progress(lab.id, member.index)) : notAMember(call);
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/progress', {
  GET: read,
});

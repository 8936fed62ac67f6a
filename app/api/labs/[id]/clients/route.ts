import { z } from 'zod';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { clientName } from '@/lib/lab/people/names';
import { problemAnswer } from '@/lib/server/http/answers';
import { jsonAnswer, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labToken } from '@/lib/server/labs/client-token';
import { clientsOf } from '@/lib/server/labs/lab';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, isTeacher, labContent } from '@/lib/server/labs/request';
import { shareOf } from '@/lib/server/labs/shares';

/** Whoever made the lab may bring a whole race of clients; everybody else a few. */
const MOST_AT_ONCE = { teacher: 200, guest: 3 };

const wanted = labContent(z.strictObject({ count: z.int().min(1).max(MOST_AT_ONCE.teacher).default(1) }));

const list = takes({ lab: anyLab }, async (call, { lab }) => jsonAnswer(call, clientsOf(lab)));

/** Joins: answers with a name and a token for each new client. */
const join = takes({ lab: anyLab, content: wanted }, async (call, { lab, content: { count } }) => {
  const { store, news } = labsOf(call.services);
  const teacher = isTeacher(call, lab);
  const guest = teacher ? null : { personId: call.asker.person, share: shareOf(call) };
  const joined = teacher || count <= MOST_AT_ONCE.guest ? await store.join(lab.id, count, guest) : null;
  if (joined === null) {
    return problemAnswer(call, 'too_many_requests', {
      detail: 'This lab takes no more clients.',
      message: 'This lab is full.',
    });
  }
  const identities = Array.from({ length: count }, (_, nth): LabIdentity => {
    const index = joined - count + nth;
    return { name: clientName(index), token: labToken({ labId: lab.id, index }, call.services.keys) };
  });
  if (!lab.trial) news.announce(lab.id, 'record');
  return representationAnswer(201, jsonRepresentation(identities), { 'Cache-Control': NO_STORE });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/clients', {
  GET: list,
  POST: join,
});

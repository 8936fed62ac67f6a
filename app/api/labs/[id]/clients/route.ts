import { z } from 'zod';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { jsonAnswer, jsonRepresentation, representationAnswer } from '@/lib/server/http/json-answer';
import { route } from '@/lib/server/http/route';
import { takes } from '@/lib/server/http/takes';
import { labToken } from '@/lib/server/labs/client-token';
import { labsOf } from '@/lib/server/labs/labs';
import { anyLab, fullLab, guestOf, labContent } from '@/lib/server/labs/request';

/** A teacher may bring a whole race of clients; everybody else a few. */
const MOST_AT_ONCE = { teacher: 200, guest: 3 };

const wanted = labContent(z.strictObject({ count: z.int().min(1).max(MOST_AT_ONCE.teacher).default(1) }));

const list = takes({ lab: anyLab }, async (call, { lab }) =>
  jsonAnswer(call, await labsOf(call.services).classroom.clients(lab)),
);

/** Joins as further clients: answers with a name and a token for each. One's own place is at `clients/mine`. */
const join = takes({ lab: anyLab, content: wanted }, async (call, { lab, content: { count } }) => {
  const { classroom, news } = labsOf(call.services);
  const guest = await guestOf(call, lab);
  const isRoom = guest === null || count <= MOST_AT_ONCE.guest;
  const places = isRoom ? await classroom.join(lab.id, count, guest) : null;
  if (places === null) return fullLab(call);
  const identities = places.map(
    ({ place, name }): LabIdentity => ({
      name,
      token: labToken({ labId: lab.id, index: place, name }, call.services.keys),
    }),
  );
  if (!lab.trial) news.announce(lab.id, 'record');
  return representationAnswer(201, jsonRepresentation(identities), { 'Cache-Control': NO_STORE });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/labs/[id]/clients', {
  GET: list,
  POST: join,
});
